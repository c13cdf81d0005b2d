use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(who: user_id, identifier))]
pub struct Member {
    pub user_id: String,
    pub identifier: String,
    pub role: String,
}

fn main() {
    let _ = UpdateMemberRequest::builder().role("admin").build();
}
