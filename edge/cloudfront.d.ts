/** The module CloudFront gives to functions of runtime 2.0; without an id, `kvs` opens the store associated with them. */
declare module 'cloudfront' {
  const cf: { kvs(id?: string): import('./event').KeyValueStore };
  export default cf;
}
