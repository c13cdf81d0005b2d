//! The media types of a PATCH body.

/// The media type of a JSON merge patch (RFC 7396), which is what the body of a request is: for the `Content-Type` of a
/// client.
///
/// ```
/// # use patch_runtime::MERGE_PATCH_JSON;
/// assert_eq!(MERGE_PATCH_JSON, "application/merge-patch+json");
/// ```
///
/// With `reqwest`: `client.patch(url).header(CONTENT_TYPE, MERGE_PATCH_JSON).json(&request)`.
pub const MERGE_PATCH_JSON: &str = "application/merge-patch+json";

/// The value of the header `Accept-Patch` (RFC 5789): the media types that a PATCH endpoint takes. It belongs to an answer
/// with status 415, and to that of `OPTIONS`.
///
/// ```
/// # use patch_runtime::{ACCEPT_PATCH, MERGE_PATCH_JSON};
/// assert!(ACCEPT_PATCH.split(", ").any(|media_type| media_type == MERGE_PATCH_JSON));
/// ```
pub const ACCEPT_PATCH: &str = "application/merge-patch+json, application/json";
