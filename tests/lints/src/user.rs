//! The words of an everyday update.

use patch_runtime::PatchRequest;

/// A user of the service.
#[derive(Clone, Debug, Default, PartialEq, Eq, PatchRequest)]
#[patch(name = ChangeUser, vis = pub, derive(Clone, PartialEq, Eq, Hash), rename_all = "camelCase", nullable)]
#[patch(crate = ::patch_runtime)]
#[patch(request_only {
    /// The plaintext password to give the user.
    #[patch(nullable, secret, rename = "plainPassword")]
    password: String,
    /// Skip the password policy.
    #[patch(requires(password))]
    skip_password_checks: bool,
    /// Which version of the user the change is about.
    #[patch(required)]
    version: u64,
})]
pub struct User {
    /// Chosen by the service, for good.
    #[patch(skip)]
    pub id: String,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    #[patch(nullable)]
    pub last_name: Option<String>,
    /// The main email address: another one can take its place, but there is always one.
    #[patch(not_null, requires = "email_is_verified")]
    pub email: Option<String>,
    /// Whether the address was seen to work.
    #[patch(required, rename = "verified")]
    pub email_is_verified: bool,
    /// What only the user knows.
    #[patch(secret)]
    pub answer: String,
}

/// The same request with the types that an older SDK has.
#[derive(Clone, Debug, PatchRequest)]
#[patch(repr = "option")]
pub struct Profile {
    /// What people call the user.
    #[patch(nullable)]
    pub nick: Option<String>,
    /// What the page looks like.
    #[patch(nullable, default)]
    pub theme: String,
}

/// A struct without fields has a request without fields.
#[derive(Clone, Copy, Debug, PatchRequest)]
pub struct Nothing {}

/// A struct of which requests see nothing.
#[derive(Clone, Copy, Debug, PatchRequest)]
pub struct Sealed {
    /// Not to be changed.
    #[patch(skip)]
    pub id: u8,
}
