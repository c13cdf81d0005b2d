//! The table of a request's fields, made of what the derive writes.

use core::marker::PhantomData;

use super::PatchRequest;
use crate::field::{Field, fields};

/// The table. Generic, so that the compiler evaluates it for requests that are used, and not for
/// every one that is declared.
pub(super) struct Fields<R>(PhantomData<R>);

impl<R: PatchRequest> Fields<R> {
    pub(super) const ALL: &'static [Field] = Self::PADDED.split_at(R::ROWS.1.len()).0;

    /// The same and more behind them: an array's length cannot depend on `R`, so it is one of a few sizes.
    const PADDED: &'static [Field] = {
        let count = R::ROWS.1.len();
        assert!(count < u16::MAX as usize, "a request has at most 65,534 fields");
        if count <= 8 {
            &fields::<8>(R::ROWS)
        } else if count <= 32 {
            &fields::<32>(R::ROWS)
        } else if count <= 256 {
            &fields::<256>(R::ROWS)
        } else if count <= 2048 {
            &fields::<2048>(R::ROWS)
        } else {
            &fields::<{ u16::MAX as usize }>(R::ROWS)
        }
    };
}
