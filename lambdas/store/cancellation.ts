import { ServiceError } from '../aws/service/service-error';

/**
 * Why DynamoDB cancelled a transaction: the codes of the elements that had a reason, without messages. Empty for every
 * other error.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
 */
export function cancellationCodes(error: unknown): readonly string[] {
  if (!(error instanceof ServiceError) || error.name !== 'TransactionCanceledException') return [];
  const { CancellationReasons } = error.details;
  return (Array.isArray(CancellationReasons) ? CancellationReasons : [])
    .map((reason: { readonly Code?: unknown }) => String(reason.Code ?? 'None'))
    .filter((code) => code !== 'None');
}
