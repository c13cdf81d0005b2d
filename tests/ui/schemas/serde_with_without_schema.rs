use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(schemars)]
struct Job {
    #[serde(with = "seconds::option")]
    #[patch(nullable)]
    timeout: Option<std::time::Duration>,
}

fn main() {}
