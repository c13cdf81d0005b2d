use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(schemars, request_only {
    #[patch(deserialize_with = code::read)]
    code: u32,
})]
struct Job {
    name: String,
}

fn main() {}
