use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User<'a> {
    #[patch(requires(nick, when = CUSTOM))]
    name: Option<&'a str>,
    nick: Option<String>,
}

fn main() {}
