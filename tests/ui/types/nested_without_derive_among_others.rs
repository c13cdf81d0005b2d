use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

struct Address {
    street: String,
}

#[derive(PatchRequest)]
struct Phone {
    number: String,
}

#[derive(PatchRequest)]
#[patch(repr = "option", exactly_one(home, work), request_only { #[patch(requires(name))] reason: String })]
struct User<T> {
    #[patch(requires(name))]
    id: T,
    #[patch(nullable)]
    name: Option<String>,
    #[patch(nested)]
    phone: Phone,
    #[patch(nested)]
    home: Address,
    #[patch(nested, nullable, default)]
    work: Phone,
    #[patch(merge)]
    labels: BTreeMap<String, u8>,
    #[patch(skip)]
    created: u64,
}

impl Default for Phone {
    fn default() -> Self {
        Self { number: String::new() }
    }
}

fn main() {}
