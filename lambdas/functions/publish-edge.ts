// Placeholder so that the stack synthesizes; the owner of this function overwrites this file.
export const handler = async (): Promise<never> => {
  throw new Error("publish-edge is not written yet");
};
