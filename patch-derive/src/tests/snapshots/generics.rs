/// A partial update of `Page`: what a request leaves out stays as it is.
///
/// Read it from a body, fill in its fields, or build it with `UpdatePageRequest::builder()`.
pub struct UpdatePageRequest<'a, T: Default = u8, const N: usize = 3>
where
    T: Clone,
{
    /// The new `title`.
    title: ::patch_runtime::__private::Option<
        ::patch_runtime::__private::Option<&'a str>,
    >,
    /// The new `body`.
    body: ::patch_runtime::__private::Option<[T; N]>,
    /// The new `parent`.
    parent: ::patch_runtime::__private::Option<
        ::patch_runtime::__private::Option<Box<Page<'a, T, N>>>,
    >,
}

#[automatically_derived]
impl<'a, T: Default, const N: usize> __patch::PatchRequest
for UpdatePageRequest<'a, T, N>
where
    T: Clone,
{
    type Resource = Page<'a, T, N>;
    const NAME: &'static __patch::str = "UpdatePageRequest";
    const ROWS: __patch::Rows = (
        &["title", "body", "parent"],
        b"\x01\x00\x01",
        &[],
        &[],
    );
    const RULES: &'static [__patch::Rule] = &[];
    fn state(&self, __patch_field: __patch::usize) -> __patch::State {
        __patch::state::<__PatchRequest, Self>(self, __patch_field)
    }
    fn apply_to(self, __patch_resource: &mut Self::Resource) {
        __patch::apply_nullable(self.title, &mut __patch_resource.title);
        __patch::apply_value(self.body, &mut __patch_resource.body);
        __patch::apply_nullable(self.parent, &mut __patch_resource.parent);
        let _ = __patch_resource;
    }
    fn merge_fields(
        &mut self,
        mut __patch_later: Self,
        __patch_losses: &mut __patch::Losses<'_>,
    ) {
        __patch::merge::<__PatchRequest, Self>(self, &mut __patch_later);
        let _ = __patch_losses;
    }
}

#[automatically_derived]
impl<'a, T: Default, const N: usize> __patch::Clone for UpdatePageRequest<'a, T, N>
where
    T: Clone,
    for<'__p> &'a str: __patch::Clone,
    for<'__p> [T; N]: __patch::Clone,
    for<'__p> Box<Page<'a, T, N>>: __patch::Clone,
{
    fn clone(&self) -> Self {
        __patch::clone::<__PatchRequest, Self>(self)
    }
}

#[automatically_derived]
impl<'__de: 'a, 'a, T: Default, const N: usize> __patch::ReadRequest<'__de>
for UpdatePageRequest<'a, T, N>
where
    T: Clone,
    [T; N]: __patch::Reads<'__de, 0>,
    Box<Page<'a, T, N>>: __patch::Reads<'__de, 1>,
{
    fn read_field<__A: __patch::MapAccess<'__de>>(
        &mut self,
        __patch_index: __patch::usize,
        __patch_members: &mut __patch::Members<__A>,
    ) -> __patch::Result<(), __A::Error> {
        match __patch_index {
            0 => {
                __patch::read_nullable::<&'a str, _, _>(__patch_members, &mut self.title)
            }
            1 => {
                __patch::read_value_with::<
                    __patch::ByBound,
                    0,
                    [T; N],
                    _,
                >(__patch_members, &mut self.body)
            }
            2 => {
                __patch::read_nullable_with::<
                    __patch::ByBound,
                    1,
                    _,
                    _,
                >(__patch_members, &mut self.parent)
            }
            _ => {
                __patch::read_slot::<
                    __PatchRequest,
                    Self,
                    __A,
                >(self, __patch_index, __patch_members)
            }
        }
    }
}
