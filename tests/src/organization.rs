//! An organization: a small resource of plain types, whose update needs no rule.

use patch_runtime::PatchRequest;

/// A group of users.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[cfg_attr(feature = "schemas", patch(schemars, utoipa))]
pub struct Organization {
    /// Chosen by the service, for good.
    #[patch(skip)]
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What addresses call it.
    #[patch(nullable)]
    pub slug: Option<String>,
    /// How many users it can have; unlimited without a number.
    #[patch(nullable)]
    pub max_allowed_memberships: Option<i64>,
    /// Whether its administrators may delete it.
    pub admin_delete_enabled: bool,
    /// When it came to be, as RFC 3339 has it.
    pub created_at: String,
}
