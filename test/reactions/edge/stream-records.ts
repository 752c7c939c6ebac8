/** A record of the control stream about a site. */
export const record = (siteId: string, sequence: string, type = 'calendar') => ({
  dynamodb: { SequenceNumber: sequence, NewImage: { type: { S: type }, siteId: { S: siteId } } },
});
