//! Bytes as a body: never a panic; two readers and a reference agree; what is accepted survives printing and is valid.

#![no_main]

use libfuzzer_sys::fuzz_target;
use patch_fuzz::{UpdateUserRequest, is_request};
use patch_runtime::{PatchRequest, Unchecked, json};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

fuzz_target!(|body: &[u8]| {
    let read = json::from_slice::<UpdateUserRequest>(body);
    let plain = serde_json::from_slice::<UpdateUserRequest>(body);
    let reference = serde_json::from_slice::<Value>(body).is_ok_and(|value| is_request(&value));
    let has_twins = serde_json::from_slice::<Twins>(body).is_ok_and(|twins| twins.0);
    match (read, plain) {
        (Ok(request), Ok(plain)) => {
            assert_eq!(request, plain);
            // Of members that come twice the reference sees one; those of a map may.
            assert!(reference || has_twins);
            request.validate().unwrap();
            let printed = serde_json::to_string(&request).unwrap();
            assert_eq!(json::from_str::<UpdateUserRequest>(&printed).unwrap(), request);
            let unchecked: Unchecked<UpdateUserRequest> = serde_json::from_str(&printed).unwrap();
            assert_eq!(unchecked.0, request);
        }
        (Err(problems), Err(_)) => {
            assert!(!reference || has_twins, "{problems}");
            assert!((1..=64).contains(&problems.len()));
            assert!(problems.to_string().len() < 2048);
            assert!(problems.iter().all(|problem| problem.detail().len() < 1024));
            assert_eq!(problems.to_problem().status == 400, problems.is_malformed());
        }
        (read, plain) => panic!("{read:?} is not {plain:?}"),
    }
});

/// Whether an object in it has a member twice.
struct Twins(bool);

impl<'de> Deserialize<'de> for Twins {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Twins;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Twins, A::Error> {
        let mut names = std::collections::HashSet::new();
        let mut found = false;
        while let Some((name, Twins(inside))) = map.next_entry::<String, Twins>()? {
            found |= inside | !names.insert(name);
        }
        Ok(Twins(found))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Twins, A::Error> {
        let mut found = false;
        while let Some(Twins(inside)) = seq.next_element()? {
            found |= inside;
        }
        Ok(Twins(found))
    }

    fn visit_unit<E>(self) -> Result<Twins, E> {
        Ok(Twins(false))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Twins, E> {
        Ok(Twins(false))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Twins, E> {
        Ok(Twins(false))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Twins, E> {
        Ok(Twins(false))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Twins, E> {
        Ok(Twins(false))
    }

    fn visit_str<E>(self, _: &str) -> Result<Twins, E> {
        Ok(Twins(false))
    }
}
