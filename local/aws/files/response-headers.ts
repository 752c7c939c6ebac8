import { z } from 'zod';
import type { Template } from '../gateway/service';

const setting = { Override: z.boolean() };
const policySchema = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: z.strictObject({ ...setting, ContentSecurityPolicy: z.string() }),
      ContentTypeOptions: z.strictObject(setting),
      FrameOptions: z.strictObject({ ...setting, FrameOption: z.string() }),
      ReferrerPolicy: z.strictObject({ ...setting, ReferrerPolicy: z.string() }),
      StrictTransportSecurity: z.strictObject({
        ...setting,
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.boolean().optional(),
      }),
    }),
    CustomHeadersConfig: z.strictObject({
      Items: z.array(z.strictObject({ ...setting, Header: z.string(), Value: z.string() })),
    }),
  }),
});

/**
 * The headers that a response headers policy of the template adds, in lower case; it replaces those of the origin.
 * @throws Error when the policy sets what the local runtime does not know
 */
export function responseHeaders(template: Template, policyId: string): Readonly<Record<string, string>> {
  const policy = template
    .ofType('AWS::CloudFront::ResponseHeadersPolicy')
    .find(({ physicalId }) => physicalId === policyId);
  if (!policy) throw new Error(`The template declares no response headers policy ${policyId}`);
  const { SecurityHeadersConfig: security, CustomHeadersConfig } = policySchema.parse(
    policy.properties,
  ).ResponseHeadersPolicyConfig;
  const { AccessControlMaxAgeSec: age, IncludeSubdomains } = security.StrictTransportSecurity;
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'strict-transport-security': `max-age=${age}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}
