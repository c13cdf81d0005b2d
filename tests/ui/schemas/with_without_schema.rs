use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(schemars)]
struct Job {
    #[patch(with = seconds)]
    timeout: std::time::Duration,
}

fn main() {}
