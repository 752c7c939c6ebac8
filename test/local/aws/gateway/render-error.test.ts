import { parseCredentialScope } from '../../../../local/aws/gateway/credential-scope';
import { renderError } from '../../../../local/aws/gateway/render-error';
import { AwsError } from '../../../../local/aws/gateway/service';

const denied = new AwsError('AccessDeniedException', 'no <way>', 403, { Reason: 'policy' });
const render = (headers: Record<string, string>, error: unknown = denied) =>
  renderError(error, { headers, requestId: 'r-1' });

describe('errors of the gateway', () => {
  it('are JSON 1.0 for callers that send a target, always with status 400', () => {
    const { status, body } = render({ 'x-amz-target': 'DynamoDB_20120810.GetItem' });
    expect(status).toBe(400);
    expect(JSON.parse(body.toString())).toMatchObject({
      __type: 'AccessDeniedException',
      message: 'no <way>',
      Reason: 'policy',
    });
  });

  it('are XML for forms, escaped', () => {
    const { status, body } = render({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(status).toBe(403);
    expect(body).toContain('<Code>AccessDeniedException</Code><Message>no &#60;way&#62;</Message>');
  });

  it('are REST-JSON for the rest, the code in a header', () => {
    const { status, headers, body } = render({});
    expect([status, headers?.['x-amzn-errortype']]).toEqual([403, 'AccessDeniedException']);
    expect(JSON.parse(body.toString())).toMatchObject({ message: 'no <way>' });
  });

  it('are 500 for anything the runtime did not mean', () => {
    expect(render({}, new Error('bug')).status).toBe(500);
    expect(render({ 'x-amz-target': 'T.O' }, 'bug').status).toBe(500);
  });
});

describe('the credential scope', () => {
  it('is read from SigV4 and SigV4a', () => {
    const v4 =
      'AWS4-HMAC-SHA256 Credential=AKIA1/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
    const v4a =
      'AWS4-ECDSA-P256-SHA256 Credential=AKIA2/20260101/cloudfront-keyvaluestore/aws4_request, SignedHeaders=h';
    expect(parseCredentialScope(v4)).toEqual({ accessKeyId: 'AKIA1', service: 'dynamodb' });
    expect(parseCredentialScope(v4a)).toEqual({ accessKeyId: 'AKIA2', service: 'cloudfront-keyvaluestore' });
  });

  it.each([undefined, '', 'Bearer x', 'AWS4-HMAC-SHA256 Credential=AKIA1/nonsense'])('is missing in %p', (header) => {
    expect(() => parseCredentialScope(header)).toThrow(AwsError);
  });
});
