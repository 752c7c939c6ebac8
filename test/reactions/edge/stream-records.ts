/** A record of the control stream about a revision that is due. */
export const record = (siteId: string, sequence: string) => ({
  dynamodb: { SequenceNumber: sequence, NewImage: { type: { S: 'publish-due' }, siteId: { S: siteId } } },
});

/** The same of a command whose caller publishes it itself, made at this time. */
export const calledRecord = (siteId: string, sequence: string, since: number) => {
  const { dynamodb } = record(siteId, sequence);
  return {
    dynamodb: {
      ...dynamodb,
      NewImage: { ...dynamodb.NewImage, called: { BOOL: true }, since: { N: String(since) } },
    },
  };
};
