use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Setting<'a, T: Clone, const N: usize = 2> {
    pub value: Vec<T>,
    #[patch(requires(value))]
    pub unit: &'a str,
}

fn change<T: Clone>(unit: &str) {
    let _ = UpdateSettingRequest::<T, 3>::builder().unit(unit).build();
}

fn main() {
    change::<u8>("m");
}
