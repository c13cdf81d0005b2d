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

/// The table of the fields, from their names and what is true of them as bits (nullable, required, secret, request-only,
/// the lowest first). Few fields have aliases; they come with the index of their field.
#[must_use]
pub const fn fields<const N: usize>(
    rows: [(&'static str, u8); N],
    aliases: &[(usize, &'static [&'static str])],
) -> [Field; N] {
    let mut fields = [field("", 0); N];
    let mut index = 0;
    while index < N {
        let (name, bits) = rows[index];
        fields[index] = field(name, bits);
        index += 1;
    }
    index = 0;
    while index < aliases.len() {
        fields[aliases[index].0].aliases = aliases[index].1;
        index += 1;
    }
    fields
}

const fn field(name: &'static str, bits: u8) -> Field {
    Field {
        name,
        aliases: &[],
        nullable: bits & 1 != 0,
        required: bits & 2 != 0,
        secret: bits & 4 != 0,
        request_only: bits & 8 != 0,
    }
}
