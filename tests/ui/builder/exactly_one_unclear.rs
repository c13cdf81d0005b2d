use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(who: user_id, identifier))]
pub struct Member {
    pub user_id: String,
    pub identifier: String,
}

fn main() {
    let _ = UpdateMemberRequest::builder().maybe_user_id(None).identifier("ada").build();
}
