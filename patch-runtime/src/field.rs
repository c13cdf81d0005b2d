//! The table that describes the fields of a request, and what a request can say about each.

/// What a request says about one of its fields, without the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Left out: the stored value stays as it is.
    Kept,
    /// `null`: the stored value goes away.
    Cleared,
    /// A value: it replaces the stored one.
    Set,
}

impl State {
    /// Whether the field is in the body at all: cleared or set.
    ///
    /// ```
    /// # use patch_runtime::State;
    /// assert!(State::Cleared.is_present());
    /// assert!(!State::Kept.is_present());
    /// ```
    #[must_use]
    pub const fn is_present(self) -> bool {
        !matches!(self, State::Kept)
    }
}

/// One field of a request, in the table [`PatchRequest::FIELDS`](crate::PatchRequest::FIELDS).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::PatchRequest;
///
/// #[derive(PatchRequest)]
/// #[patch(rename_all = "camelCase")]
/// struct User {
///     #[patch(nullable)]
///     first_name: Option<String>,
/// }
///
/// let field = &UpdateUserRequest::FIELDS[0];
/// assert_eq!(field.name(), "firstName");
/// assert!(field.is_nullable() && !field.is_required());
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent facts, read one by one
pub struct Field {
    name: &'static str,
    aliases: &'static [&'static str],
    nullable: bool,
    required: bool,
    secret: bool,
    request_only: bool,
}

impl Field {
    /// Its wire name: what the member is called in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Other names under which a body may send it.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// Whether `null` is allowed and clears it.
    #[must_use]
    pub const fn is_nullable(&self) -> bool {
        self.nullable
    }

    /// Whether every request must contain it.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Whether its value is kept out of `Debug` output and error texts.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        self.secret
    }

    /// Whether only the request has it, not the stored resource.
    #[must_use]
    pub const fn is_request_only(&self) -> bool {
        self.request_only
    }
}

/// How generated tables spell a field.
#[doc(hidden)]
impl Field {
    #[must_use]
    pub const fn value(name: &'static str) -> Self {
        Self { name, aliases: &[], nullable: false, required: false, secret: false, request_only: false }
    }

    #[must_use]
    pub const fn nullable(name: &'static str) -> Self {
        Self { nullable: true, ..Self::value(name) }
    }

    #[must_use]
    pub const fn or(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    #[must_use]
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    #[must_use]
    pub const fn request_only(self) -> Self {
        Self { request_only: true, ..self }
    }
}
