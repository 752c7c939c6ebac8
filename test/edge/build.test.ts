import { buildViewerRequest } from '../../edge/build';

describe('the shipped bundle', () => {
  it('leaves room for what is to come', () => {
    expect(Buffer.byteLength(buildViewerRequest())).toBeLessThan(7000);
  });
});
