use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(utoipa)]
struct Job {
    #[patch(with = seconds)]
    timeout: std::time::Duration,
}

fn main() {}
