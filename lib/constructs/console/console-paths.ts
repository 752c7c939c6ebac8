/**
 * The CloudFront Function in front of the console's files. Every address of a page is answered with the same document,
 * which shows the page that the address names. Files have an extension; the addresses of pages have none in their last
 * part, except ids of windows such as `shop.01J9…`, whose "extension" is 26 characters long.
 */
export const consolePaths = `function handler(event) {
  var request = event.request;
  var last = request.uri.split('/').pop();
  if (!/\\.[a-z0-9]{1,8}$/.test(last)) request.uri = '/index.html';
  return request;
}`;
