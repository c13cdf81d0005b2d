//! Requests whose rules are not checked, and the stand-in for one that could not be generated.

use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess};
use serde::ser::{Serialize, Serializer};

use crate::de::{self, Members, ReadRequest};
use crate::field::{Rows, State};
use crate::inexpressible::Losses;
use crate::request::{DiffRequest, PatchRequest};
use crate::rule::Rule;

/// The same wire format as `R`, read without checking `R`'s rules.
///
/// `Deserialize` of a request runs its rules, so that what came off the wire is valid. An audit log, a proxy or a
/// test may have to read requests that break them: it reads an `Unchecked<R>` and decides by itself when to call
/// [`validate`](PatchRequest::validate). Wrong types, unknown and duplicate members, and `null` where it may not
/// be stay errors.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::{PatchRequest, Unchecked};
///
/// #[derive(PatchRequest)]
/// struct Coupon {
///     percent: u8,
///     #[patch(requires(percent))]
///     duration: String,
/// }
///
/// let body = r#"{"duration":"forever"}"#;
/// assert!(serde_json::from_str::<UpdateCouponRequest>(body).is_err());
/// let Unchecked(request) = serde_json::from_str::<Unchecked<UpdateCouponRequest>>(body)?;
/// assert_eq!(request.duration.as_deref(), Some("forever"));
/// assert_eq!(serde_json::to_string(&Unchecked(request))?, body);
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unchecked<R>(pub R);

impl<'de, R: ReadRequest<'de>> Deserialize<'de> for Unchecked<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        de::read(deserializer).map(Self)
    }
}

impl<R: Serialize> Serialize for Unchecked<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Stands in for a request that the derive could not generate, so that its errors are the only ones shown.
pub struct Missing<R>(PhantomData<fn() -> R>);

impl<R> Default for Missing<R> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<R> PatchRequest for Missing<R> {
    type Resource = R;
    const NAME: &'static str = "";
    const ROWS: Rows = (&[], &[], &[], &[]);
    const RULES: &'static [Rule] = &[];

    fn state(&self, _field: usize) -> State {
        State::Kept
    }

    fn apply_to(self, _resource: &mut R) {}

    fn merge_fields(&mut self, _later: Self, _losses: &mut Losses<'_>) {}
}

impl<R> DiffRequest for Missing<R> {
    fn differences(&mut self, _from: &R, _to: &R, _losses: &mut Losses<'_>) {}
}

impl<'de, R> ReadRequest<'de> for Missing<R> {
    fn read_field<A: MapAccess<'de>>(&mut self, _index: usize, _members: &mut Members<A>) -> Result<(), A::Error> {
        Ok(())
    }
}

impl<'de, R> Deserialize<'de> for Missing<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        de::read(deserializer)
    }
}

impl<R> Serialize for Missing<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

// What its users may ask of a request: an answer, so that nothing is said about them.

impl<R> Clone for Missing<R> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<R> PartialEq for Missing<R> {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl<R> core::fmt::Debug for Missing<R> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Missing")
    }
}
