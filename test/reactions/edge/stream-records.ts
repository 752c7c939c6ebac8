/** A record of the control stream about a revision that is due. */
export const record = (siteId: string, sequence: string) => ({
  dynamodb: { SequenceNumber: sequence, NewImage: { type: { S: 'publish-due' }, siteId: { S: siteId } } },
});
