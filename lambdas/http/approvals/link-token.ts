import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/**
 * The token of a voting link, without what mail programs and people add to the link: line breaks and characters that
 * nobody sees, a bracket or a full stop at its end, and the same parameter again, which API Gateway joins with a comma.
 *
 * @returns '' when there is none
 */
export function tokenIn({ queryStringParameters }: Pick<APIGatewayProxyEventV2, 'queryStringParameters'>): string {
  const [token = ''] = (queryStringParameters?.token ?? '').replace(/[\s\p{Cf}]/gu, '').split(',');
  return token.replace(/[^A-Za-z0-9_-]+$/, '');
}
