#[derive(__patch::utoipa6::ToSchema)]
struct __PatchValues<T> {
    _0: BTreeMap<String, T>,
    _1: String,
    #[schema(inline)]
    _2: Words,
}

#[automatically_derived]
impl<'a, T, P> __patch::utoipa6::ToSchema for UpdatePageRequest<'a, T, P>
where
    T: __patch::utoipa6::ToSchema,
    for<'__p> P: __patch::NestedToSchema,
    for<'__p> BTreeMap<String, T>: __patch::Merge,
    for<'__p> Words: __patch::IsOption,
    for<'__p> P: __patch::Patchable,
{
    fn name() -> __patch::utoipa6::Cow<'static, __patch::str> {
        __patch::utoipa6::name::<
            Self,
        >(
            &[
                <T as __patch::utoipa6::ToSchema>::name(),
                __patch::utoipa6::name_of_nested::<
                    <P as ::patch_runtime::__private::Patchable>::Request,
                >(),
            ],
        )
    }
    fn schemas(__patch_schemas: &mut __patch::utoipa6::Schemas) {
        __patch::utoipa6::schemas::<Self, __PatchValues<T>>(__patch_schemas);
        __patch::utoipa6::collect::<T>(__patch_schemas);
    }
}

#[automatically_derived]
impl<'a, T, P> __patch::utoipa6::PartialSchema for UpdatePageRequest<'a, T, P>
where
    T: __patch::utoipa6::ToSchema,
    for<'__p> P: __patch::NestedToSchema,
    for<'__p> BTreeMap<String, T>: __patch::Merge,
    for<'__p> Words: __patch::IsOption,
    for<'__p> P: __patch::Patchable,
{
    fn schema() -> __patch::utoipa6::RefOr<__patch::utoipa6::Schema> {
        __patch::utoipa6::schema::<Self, __PatchValues<T>>()
    }
}

#[automatically_derived]
impl<'a, T, P> __patch::utoipa6::NestedSchema for UpdatePageRequest<'a, T, P>
where
    T: __patch::utoipa6::ToSchema,
    for<'__p> P: __patch::NestedToSchema,
    for<'__p> BTreeMap<String, T>: __patch::Merge,
    for<'__p> Words: __patch::IsOption,
    for<'__p> P: __patch::Patchable,
{
    type Request = Self;
    const NESTED: &'static [__patch::utoipa6::Nested] = &[
        __patch::utoipa6::nested::<
            <P as ::patch_runtime::__private::Patchable>::Request,
        >(3),
    ];
}
