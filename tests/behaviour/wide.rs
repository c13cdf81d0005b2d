//! A request with more fields than a word has bits: what is noted about a body then holds for some of them only in part.

use patch_runtime::{PatchRequest, Unchecked};

#[derive(PatchRequest)]
#[patch(nullable)]
struct Wide {
    f0: Option<u8>,
    #[patch(requires(f65))]
    f1: Option<u8>,
    f2: Option<u8>,
    f3: Option<u8>,
    f4: Option<u8>,
    f5: Option<u8>,
    f6: Option<u8>,
    f7: Option<u8>,
    f8: Option<u8>,
    f9: Option<u8>,
    f10: Option<u8>,
    f11: Option<u8>,
    f12: Option<u8>,
    f13: Option<u8>,
    f14: Option<u8>,
    f15: Option<u8>,
    f16: Option<u8>,
    f17: Option<u8>,
    f18: Option<u8>,
    f19: Option<u8>,
    f20: Option<u8>,
    f21: Option<u8>,
    f22: Option<u8>,
    f23: Option<u8>,
    f24: Option<u8>,
    f25: Option<u8>,
    f26: Option<u8>,
    f27: Option<u8>,
    f28: Option<u8>,
    f29: Option<u8>,
    f30: Option<u8>,
    f31: Option<u8>,
    f32: Option<u8>,
    f33: Option<u8>,
    f34: Option<u8>,
    f35: Option<u8>,
    f36: Option<u8>,
    f37: Option<u8>,
    f38: Option<u8>,
    f39: Option<u8>,
    f40: Option<u8>,
    f41: Option<u8>,
    f42: Option<u8>,
    f43: Option<u8>,
    f44: Option<u8>,
    f45: Option<u8>,
    f46: Option<u8>,
    f47: Option<u8>,
    f48: Option<u8>,
    f49: Option<u8>,
    f50: Option<u8>,
    f51: Option<u8>,
    f52: Option<u8>,
    f53: Option<u8>,
    f54: Option<u8>,
    f55: Option<u8>,
    f56: Option<u8>,
    f57: Option<u8>,
    f58: Option<u8>,
    f59: Option<u8>,
    f60: Option<u8>,
    f61: Option<u8>,
    f62: Option<u8>,
    f63: Option<u8>,
    f64: Option<u8>,
    f65: Option<u8>,
    #[patch(conflicts(f2), conflicts(f63))]
    f66: Option<u8>,
    f67: Option<u8>,
    f68: Option<u8>,
    f69: Option<u8>,
}

fn read(body: &str) -> Result<UpdateWideRequest, String> {
    serde_json::from_str(body).map_err(|error| error.to_string())
}

fn broken(body: &str) -> String {
    read(body).err().unwrap_or_default().split(" at line").next().unwrap_or_default().to_owned()
}

#[test]
fn all_fields_may_come_at_once() {
    let mut body: Vec<_> = (0..70).map(|index| format!("\"f{index}\":{index}")).collect();
    body.retain(|member| !member.contains("f66"));
    let body = format!("{{{}}}", body.join(","));
    assert_eq!(serde_json::to_string(&read(&body).unwrap()).unwrap(), body);
}

#[test]
fn fields_that_are_sixty_four_apart_are_no_duplicates() {
    assert!(read(r#"{"f0":1,"f64":2,"f5":null,"f69":3,"f63":4}"#).is_ok());
    assert_eq!(broken(r#"{"f64":1,"f0":2,"f64":3}"#), "duplicate field `f64`");
    assert_eq!(broken(r#"{"f0":1,"f64":2,"f0":3}"#), "duplicate field `f0`");
    assert_eq!(broken(r#"{"f63":null,"f63":3}"#), "duplicate field `f63`");
}

#[test]
fn a_rule_asks_for_its_own_fields() {
    // A bit is shared by `f1` and `f65`, and by `f2` and `f66`.
    assert_eq!(broken(r#"{"f1":1}"#), "`f1` requires `f65`");
    assert_eq!(broken(r#"{"f1":1,"f65":null}"#), "`f1` requires `f65`");
    assert_eq!(broken(r#"{"f1":1,"f65":1}"#), "");
    assert_eq!(broken(r#"{"f65":1}"#), "");
    assert_eq!(broken(r#"{"f66":1}"#), "");
    assert_eq!(broken(r#"{"f2":1}"#), "");
    assert_eq!(broken(r#"{"f2":1,"f66":1}"#), "`f66` conflicts with `f2`");
    assert_eq!(broken(r#"{"f66":1,"f63":1}"#), "`f66` conflicts with `f63`");
    assert_eq!(broken(r#"{"f66":1,"f63":null}"#), "");
}

#[test]
fn what_is_unchecked_is_the_same_without_the_rules() {
    let Unchecked(request) = serde_json::from_str::<Unchecked<UpdateWideRequest>>(r#"{"f1":1}"#).unwrap();
    assert_eq!(request.validate().unwrap_err().to_string(), "`f1` requires `f65`");
}
