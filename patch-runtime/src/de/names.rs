//! From a member's name to the index of its field.
//!
//! The table is computed from [`PatchRequest::FIELDS`] at compile time, so that generated code lists every name
//! once and a look-up costs a handful of instructions in a struct of any size.

use core::marker::PhantomData;

use crate::field::Field;
use crate::request::PatchRequest;

/// The names of the fields of `R`.
pub(crate) struct Names<R>(PhantomData<R>);

impl<R: PatchRequest> Names<R> {
    /// All of them: the names in declaration order, then the aliases.
    pub(crate) const ALL: &'static [&'static str] = Self::PADDED.split_at(count(R::FIELDS)).0;

    /// The same and empty names behind them: an array's length cannot depend on `R`, so it is one of a few sizes.
    const PADDED: &'static [&'static str] = {
        let fields = R::FIELDS;
        let count = count(fields);
        if count <= 32 {
            &all::<32>(fields)
        } else if count <= 256 {
            &all::<256>(fields)
        } else if count <= 2048 {
            &all::<2048>(fields)
        } else {
            &all::<{ u16::MAX as usize }>(fields)
        }
    };

    /// Where to find a name in [`ALL`](Self::ALL): a hash table with open addressing. Its length is a power of two
    /// and at most half of it is in use; a place holds an index plus one, or zero when it is free.
    const TABLE: &'static [u16] = {
        let count = count(R::FIELDS);
        assert!(count < u16::MAX as usize, "a request has at most 65,534 field names");
        if count <= 8 {
            &table::<16>(Self::ALL)
        } else if count <= 32 {
            &table::<64>(Self::ALL)
        } else if count <= 256 {
            &table::<512>(Self::ALL)
        } else if count <= 2048 {
            &table::<4096>(Self::ALL)
        } else {
            &table::<131_072>(Self::ALL)
        }
    };

    /// The index of the field called `name`, where `guess` is the index it probably has.
    #[inline]
    pub(crate) fn find(name: &str, guess: usize) -> Option<usize> {
        if let Some(field) = R::FIELDS.get(guess) {
            if field.name() == name {
                return Some(guess);
            }
        }
        let mask = Self::TABLE.len() - 1;
        let mut place = hash(name.as_bytes()) & mask;
        loop {
            let index = usize::from(Self::TABLE[place & mask]).checked_sub(1)?;
            if Self::ALL[index] == name {
                return Some(if index < R::FIELDS.len() { index } else { owner(R::FIELDS, index) });
            }
            place += 1;
        }
    }
}

/// The field that the alias at `index` of [`Names::ALL`] belongs to.
#[cold]
fn owner(fields: &[Field], index: usize) -> usize {
    let mut aliases = index - fields.len();
    fields
        .iter()
        .position(|field| {
            let own = field.aliases().len();
            let found = aliases < own;
            aliases = aliases.wrapping_sub(own);
            found
        })
        .unwrap_or(usize::MAX)
}

const fn count(fields: &[Field]) -> usize {
    let mut count = fields.len();
    let mut index = 0;
    while index < fields.len() {
        count += fields[index].aliases().len();
        index += 1;
    }
    count
}

const fn all<const N: usize>(fields: &[Field]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut next = fields.len();
    let mut index = 0;
    while index < fields.len() {
        names[index] = fields[index].name();
        let aliases = fields[index].aliases();
        let mut alias = 0;
        while alias < aliases.len() {
            names[next] = aliases[alias];
            next += 1;
            alias += 1;
        }
        index += 1;
    }
    names
}

const fn table<const N: usize>(names: &[&str]) -> [u16; N] {
    let mut table = [0; N];
    let mut index = 0;
    while index < names.len() {
        let mut place = hash(names[index].as_bytes()) & (N - 1);
        while table[place] != 0 {
            place = (place + 1) & (N - 1);
        }
        index += 1;
        #[allow(clippy::cast_possible_truncation)] // checked by the caller
        {
            table[place] = index as u16;
        }
    }
    table
}

/// A hash of a name's length, its first eight and its last eight bytes: quick, the same at compile time and at run
/// time, and enough to tell the names of one struct apart. It need not resist an attacker, who can neither choose
/// the names in the table nor make a probe longer than its longest run.
const fn hash(name: &[u8]) -> usize {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let length = name.len();
    let (first, last) = if length >= 8 {
        (eight(name, 0), eight(name, length - 8))
    } else {
        let (mut bytes, mut index) = (0, 0);
        while index < length {
            bytes = bytes << 8 | name[index] as u64;
            index += 1;
        }
        (bytes, 0)
    };
    let mixed = (first ^ last.rotate_left(29) ^ length as u64).wrapping_mul(SPREAD);
    #[allow(clippy::cast_possible_truncation)] // any bits will do
    {
        (mixed >> 40) as usize
    }
}

/// Eight bytes of `name` from `start`, as a number.
const fn eight(name: &[u8], start: usize) -> u64 {
    let (_, rest) = name.split_at(start);
    match rest.first_chunk::<8>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}
