//! The table that describes the fields of a request, and what a request can say about each.

use alloc::vec::Vec;
use core::fmt;

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
    nested: Option<Nested>,
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

    /// The fields of the request that is merged into it, if it is `nested`. A recursive type has a table without an end.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use patch_runtime::PatchRequest;
    ///
    /// #[derive(PatchRequest)]
    /// struct Address {
    ///     zip: String,
    /// }
    ///
    /// #[derive(PatchRequest)]
    /// struct User {
    ///     #[patch(nested)]
    ///     address: Address,
    /// }
    ///
    /// let nested = UpdateUserRequest::FIELDS[0].nested().unwrap();
    /// assert_eq!(nested[0].name(), "zip");
    /// # }
    /// ```
    #[must_use]
    pub fn nested(&self) -> Option<&'static [Field]> {
        self.nested.map(|Nested(fields)| fields())
    }

    /// Whether an error about its value might quote a secret: its own, or one of a nested request.
    pub(crate) fn holds_secret(&self) -> bool {
        fn any(fields: &'static [Field], seen: &mut Vec<*const Field>) -> bool {
            if seen.contains(&fields.as_ptr()) {
                return false;
            }
            seen.push(fields.as_ptr());
            fields.iter().any(|field| field.secret || field.nested().is_some_and(|nested| any(nested, seen)))
        }
        self.secret || self.nested().is_some_and(|nested| any(nested, &mut Vec::new()))
    }
}

/// Where the fields of a nested request are. By a function, and never by value: the tables of recursive types would
/// contain themselves.
#[derive(Clone, Copy)]
struct Nested(Table);

/// The table of a nested request.
pub(crate) type Table = fn() -> &'static [Field];

impl fmt::Debug for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

/// The addresses of functions say nothing, and the tables may have no end.
impl PartialEq for Nested {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Nested {}

/// The fields as the derive writes them: their names in declaration order with the aliases behind them; for each field a
/// byte with a bit for what is true of it (nullable, required, secret, request-only, the lowest first); and of the few that
/// have aliases or are nested the index, with the first alias and the one after the last, or with the table.
pub type Rows = (&'static [&'static str], &'static [u8], &'static [(usize, usize, usize)], &'static [(usize, Table)]);

/// The table that is made of them, of any length that has room for it.
///
/// Calls are what takes the compiler time when it evaluates this, for every request that is used: there is none for a field.
pub(crate) const fn fields<const N: usize>((names, facts, aliases, nested): Rows) -> [Field; N] {
    const NONE: Field = Field {
        name: "",
        aliases: &[],
        nested: None,
        nullable: false,
        required: false,
        secret: false,
        request_only: false,
    };
    let mut fields = [NONE; N];
    let count = facts.len();
    let mut index = 0;
    while index < count {
        let bits = facts[index];
        fields[index] = Field {
            name: names[index],
            aliases: &[],
            nested: None,
            nullable: bits & 1 != 0,
            required: bits & 2 != 0,
            secret: bits & 4 != 0,
            request_only: bits & 8 != 0,
        };
        index += 1;
    }
    index = 0;
    while index < aliases.len() {
        let (field, first, end) = aliases[index];
        fields[field].aliases = names.split_at(end).0.split_at(first).1;
        index += 1;
    }
    index = 0;
    while index < nested.len() {
        fields[nested[index].0].nested = Some(Nested(nested[index].1));
        index += 1;
    }
    fields
}
