//! It compiles only because nothing in it brings the standard library along, which has a panic handler of its own.

#![no_std]

extern crate alloc;

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::panic::PanicInfo;

use dlmalloc::GlobalDlmalloc;
use patch_runtime::{PatchRequest, json};

#[derive(Clone, Default, PartialEq, PatchRequest)]
struct Limits {
    #[patch(nullable)]
    memory: Option<u32>,
}

#[derive(Clone, PartialEq, PatchRequest)]
#[patch(request_only { #[patch(secret)] token: String })]
struct Device {
    #[patch(nested, nullable)]
    limits: Option<Limits>,
    #[patch(merge)]
    labels: BTreeMap<String, u8>,
    #[patch(requires(token))]
    firmware: String,
}

/// Uses everything once, so that all of it is compiled.
#[must_use]
pub fn works() -> bool {
    let body = r#"{"limits": {"memory": 4}, "labels": {"a": 1}, "firmware": "f", "token": "t"}"#;
    let Ok(request) = json::from_str::<UpdateDeviceRequest>(body) else { return false };
    let old = Device { limits: None, labels: BTreeMap::new(), firmware: String::new() };
    let mut new = old.clone();
    request.apply_to(&mut new);
    let Ok(difference) = UpdateDeviceRequest::diff(&old, &new) else { return false };
    let Ok(printed) = serde_json::to_string(&difference) else { return false };
    let refused = json::from_str::<UpdateDeviceRequest>(r#"{"firmware": 1, "x": null}"#);
    printed == r#"{"limits":{"memory":4},"labels":{"a":1},"firmware":"f"}"# && refused.is_err_and(|problems| problems.len() == 3)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

#[global_allocator]
static MEMORY: GlobalDlmalloc = GlobalDlmalloc;
