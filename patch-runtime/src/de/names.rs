//! From a member's name to the index of its field.
//!
//! The table is computed from [`PatchRequest::FIELDS`] at compile time, so that generated code lists every name
//! once and a look-up costs a handful of instructions in a struct of any size.

use core::marker::PhantomData;

use super::text::Unknown;
use crate::field::Field;
use crate::request::PatchRequest;

/// The names of the fields of a request. What is done with them is not generic: it is compiled with this crate.
pub(crate) struct Names {
    fields: &'static [Field],
    /// All of them: the names in declaration order, then the aliases.
    all: &'static [&'static str],
    /// Where to find a name in `all`: a hash table with open addressing. Its length is a power of two and at most a
    /// quarter of it is in use; a place holds an index, or one that no name has when it is free.
    table: &'static [u16],
    /// How many bits of a hash do not matter for its place in the table.
    shift: u32,
    /// Those of the resource that no request can change.
    read_only: &'static [&'static str],
    /// Whether other names are ignored.
    allow_unknown: bool,
}

/// The names of `R`.
pub(crate) struct NamesOf<R>(PhantomData<R>);

impl<R: PatchRequest> NamesOf<R> {
    pub(crate) const NAMES: &'static Names = &Names {
        fields: R::FIELDS,
        all: R::ROWS.0,
        table: Self::TABLE,
        shift: shift(Self::TABLE.len()),
        read_only: R::READ_ONLY,
        allow_unknown: R::ALLOW_UNKNOWN,
    };

    const TABLE: &'static [u16] = {
        let names = R::ROWS.0;
        let count = names.len();
        assert!(count < FREE as usize, "a request has at most 65,534 field names");
        if count <= 8 {
            &table::<32>(names)
        } else if count <= 32 {
            &table::<128>(names)
        } else if count <= 256 {
            &table::<1024>(names)
        } else if count <= 2048 {
            &table::<8192>(names)
        } else {
            &table::<262_144>(names)
        }
    };
}

impl Names {
    /// The fields that they belong to.
    pub(crate) const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// Whether other names are ignored.
    pub(crate) const fn allow_unknown(&self) -> bool {
        self.allow_unknown
    }

    /// What is said of another name.
    pub(crate) fn unknown<'a>(&self, name: &'a str) -> Unknown<'a> {
        Unknown { name, expected: self.all, read_only: self.read_only }
    }

    /// The index of the field called `name`, or [`UNKNOWN`]; `guess` is the index that it probably has.
    pub(crate) fn find(&self, name: &str, guess: usize) -> usize {
        if self.is_named(guess, name) { guess } else { self.search(name) }
    }

    #[inline]
    fn is_named(&self, index: usize, name: &str) -> bool {
        self.fields.get(index).is_some_and(|field| is_same(field.name(), name))
    }

    /// Most names are where their hash says, and few are aliases.
    #[inline(never)]
    fn search(&self, name: &str) -> usize {
        let place = place(name.as_bytes(), self.shift);
        match self.table.get(place) {
            Some(&index) if self.is_named(usize::from(index), name) => usize::from(index),
            _ => self.search_from(name, place),
        }
    }

    #[inline(never)]
    fn search_from(&self, name: &str, mut place: usize) -> usize {
        loop {
            let index = usize::from(self.table[place % self.table.len()]);
            match self.all.get(index) {
                None => return UNKNOWN,
                Some(known) if is_same(known, name) => return owner(self.fields, index),
                Some(_) => place += 1,
            }
        }
    }
}

/// No field has this index.
pub(crate) const UNKNOWN: usize = usize::MAX;

/// Whether two names are the same: a few comparisons of eight or sixteen bytes, where a call would cost more.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    let length = other.len();
    if length != one.len() {
        return false;
    }
    if length < 8 {
        return few(one) == few(other);
    }
    if length < 16 {
        return one.first_chunk::<8>() == other.first_chunk() && one.last_chunk::<8>() == other.last_chunk();
    }
    if one.last_chunk::<16>() != other.last_chunk() {
        return false;
    }
    if length <= 32 {
        return one.first_chunk::<16>() == other.first_chunk();
    }
    while let (Some((first, rest)), Some((other_first, other_rest))) =
        (one.split_first_chunk::<16>(), other.split_first_chunk::<16>())
    {
        if first != other_first {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    true
}

/// The field that the name at `index` of `all` belongs to.
fn owner(fields: &[Field], index: usize) -> usize {
    if index < fields.len() {
        return index;
    }
    let mut aliases = index - fields.len();
    fields
        .iter()
        .position(|field| {
            let own = field.aliases().len();
            let found = aliases < own;
            aliases = aliases.wrapping_sub(own);
            found
        })
        .unwrap_or(UNKNOWN)
}

/// A place in the table that no name has.
const FREE: u16 = u16::MAX;

/// Calls are what takes the compiler time when it evaluates this, for every request that is read: there are as few as can be
/// here and in [`place`].
const fn table<const N: usize>(names: &[&str]) -> [u16; N] {
    let mut table = [FREE; N];
    let (count, shift) = (names.len(), shift(N));
    let mut index = 0;
    while index < count {
        let mut place = place(names[index].as_bytes(), shift);
        while table[place] != FREE {
            place = (place + 1) & (N - 1);
        }
        #[allow(clippy::cast_possible_truncation)] // checked by the caller
        {
            table[place] = index as u16;
        }
        index += 1;
    }
    table
}

/// The bits of a hash that do not matter in a table of this length.
const fn shift(length: usize) -> u32 {
    (length as u64).leading_zeros() + 1
}

/// Where a name belongs: by a hash of its length, its first four and its last four bytes, which is quick, the same at compile
/// time and at run time, and enough to tell the names of one struct apart. It need not resist an attacker, who can neither
/// choose the names in the table nor make a probe longer than its longest run.
#[inline]
#[allow(clippy::many_single_char_names)] // bytes
#[allow(clippy::cast_possible_truncation)] // a product loses its upper half, and a place is less than the table's length
const fn place(name: &[u8], shift: u32) -> usize {
    const SPREAD: u128 = 0x9e37_79b9_7f4a_7c15;
    // Each pattern is one comparison and two reads. Written with functions the compiler would have to evaluate those.
    let (first, last) = match *name {
        [a, b, c, d, .., w, x, y, z] => (
            a as u32 | (b as u32) << 8 | (c as u32) << 16 | (d as u32) << 24,
            w as u32 | (x as u32) << 8 | (y as u32) << 16 | (z as u32) << 24,
        ),
        [a, b, .., y, z] => (a as u32 | (b as u32) << 8, y as u32 | (z as u32) << 8),
        [a, .., z] => (a as u32, z as u32),
        [a] => (a as u32, 0),
        [] => (0, 0),
    };
    let mixed = first as u64 | (last as u64 ^ name.len() as u64) << 32;
    ((mixed as u128 * SPREAD) as u64 >> shift) as usize
}

/// A name of less than eight bytes, as a number: no other of its length is the same.
#[inline]
fn few(name: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    name.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    /// A letter for each of so many bytes.
    fn name(length: usize) -> String {
        ('a'..='z').cycle().take(length).collect()
    }

    #[test]
    fn names_are_the_same_in_every_byte() {
        for length in 0..70 {
            let name = name(length);
            assert!(is_same(&name, &name.clone()));
            assert!(!is_same(&name, &(name.clone() + "a")));
            for index in 0..length {
                let mut other = name.clone();
                other.replace_range(index..=index, "-");
                assert!(!is_same(&name, &other), "{name} {other}");
            }
        }
    }

    #[test]
    fn a_table_leads_to_each_of_its_names() {
        const NAMES: [&str; 8] =
            ["", "a", "b", "same_ends_one_same_ends", "same_ends_two_same_ends", "ab", "abc", "abcdefgh"];
        const TABLE: [u16; 16] = table(&NAMES);
        for (index, name) in NAMES.iter().enumerate() {
            let from = place(name.as_bytes(), shift(TABLE.len()));
            let probed = (from..from + TABLE.len()).map(|place| TABLE[place % TABLE.len()]);
            let probed: Vec<_> = probed.take_while(|entry| *entry != FREE).collect();
            assert!(probed.contains(&u16::try_from(index).unwrap()), "{name} is not in {probed:?}");
        }
    }
}
