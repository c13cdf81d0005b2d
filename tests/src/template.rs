//! An email template: some members must be in every update, and the wire writes names in camelCase.

use patch_runtime::PatchRequest;

/// The text of an email that a service sends.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[cfg_attr(feature = "schemas", patch(schemars, utoipa))]
#[patch(name = UpsertTemplateRequest, rename_all = "camelCase")]
pub struct Template {
    /// Names the occasion for the email, for good.
    #[patch(skip)]
    pub template_slug: String,
    /// What people call it.
    #[patch(required)]
    pub name: String,
    /// The body, with placeholders.
    #[patch(required)]
    pub body_markup: String,
    /// The part before the `@` that replies go to; null says that nobody reads them, and every update has to decide.
    #[patch(nullable, required)]
    pub reply_to_email_name: Option<String>,
    /// The part before the `@` that the email comes from.
    #[patch(nullable)]
    pub from_email_name: Option<String>,
    /// Whether the service sends it, as opposed to the caller.
    #[patch(rename = "delivered")]
    pub delivered_by_service: bool,
}
