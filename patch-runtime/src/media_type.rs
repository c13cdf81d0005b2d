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

/// Whether a `Content-Type` is one that [`ACCEPT_PATCH`] names, with or without parameters such as a charset. The names
/// of media types are the same in capitals (RFC 9110, section 8.3.1).
///
/// ```
/// use patch_runtime::is_patch_media_type;
///
/// assert!(is_patch_media_type("application/merge-patch+json"));
/// assert!(is_patch_media_type("Application/JSON; charset=utf-8"));
/// assert!(!is_patch_media_type("application/json-patch+json"));
/// assert!(!is_patch_media_type(""));
/// ```
#[must_use]
pub fn is_patch_media_type(content_type: &str) -> bool {
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    ACCEPT_PATCH.split(", ").any(|accepted| media_type.eq_ignore_ascii_case(accepted))
}
