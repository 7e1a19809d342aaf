package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleWriter;

/// Writes metadata blobs of version 14, 15 or 16 by hand, after the layouts of `frame-metadata`; independent of the
/// reader under test.
final class MetadataBuilder {

    record F(@Nullable String name, int type, @Nullable String typeName) {
        F(String name, int type) {
            this(name, type, null);
        }

        F(int type) {
            this(null, type, null);
        }
    }

    record Case(String name, int index, List<F> fields, List<String> docs) {
        Case(String name, int index, F... fields) {
            this(name, index, List.of(fields), List.of());
        }

        Case documented(String... lines) {
            return new Case(name, index, fields, List.of(lines));
        }
    }

    record Storage(String name, boolean optional, List<Integer> hashers, int key, int value, byte[] defaultValue) {}

    record Const(String name, int type, byte[] value) {}

    record Extension(String id, int extra, int implicit) {}

    record Api(String name, List<Method> methods) {}

    record Method(String name, List<F> params, int output) {}

    /// `-1` for calls, events or errors that are not there.
    record P(
            String name,
            int index,
            List<Storage> storage,
            int calls,
            int events,
            int errors,
            List<Const> constants) {}

    private static final int NONE = -1;

    private final int version;
    private final List<byte[]> types = new ArrayList<>();
    private final Map<String, Integer> params = new TreeMap<>();
    private final List<P> pallets = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final List<Api> apis = new ArrayList<>();
    private int address;
    private int call;
    private int signature;
    private int runtime;
    /// v16: extension version to indexes.
    private Map<Integer, List<Integer>> extensionLists = Map.of();

    MetadataBuilder(int version) {
        this.version = version;
    }

    // --- types

    int reserve() {
        types.add(new byte[0]);
        return types.size() - 1;
    }

    int define(int id, List<String> path, ScaleWriter def) {
        ScaleWriter out = new ScaleWriter().writeCompact(id).writeCompact(path.size());
        path.forEach(out::writeText);
        writeParams(out, Map.of());
        types.set(id, out.writeBytes(def.toBytes()).writeCompact(0).toBytes());
        return id;
    }

    private static void writeParams(ScaleWriter out, Map<String, Integer> params) {
        out.writeCompact(params.size());
        params.forEach((name, type) -> {
            out.writeText(name).writeBool(type != NONE);
            if (type != NONE) {
                out.writeCompact(type);
            }
        });
    }

    int primitive(int kind) {
        return define(reserve(), List.of(), new ScaleWriter().writeU8(5).writeU8(kind));
    }

    int seq(int element) {
        return define(reserve(), List.of(), new ScaleWriter().writeU8(2).writeCompact(element));
    }

    int array(long length, int element) {
        return define(
                reserve(), List.of(), new ScaleWriter().writeU8(3).writeU32(length).writeCompact(element));
    }

    int tuple(int... elements) {
        ScaleWriter def = new ScaleWriter().writeU8(4).writeCompact(elements.length);
        Arrays.stream(elements).forEach(def::writeCompact);
        return define(reserve(), List.of(), def);
    }

    int compact(int inner) {
        return define(reserve(), List.of(), new ScaleWriter().writeU8(6).writeCompact(inner));
    }

    int bits(int store, int order) {
        return define(
                reserve(), List.of(), new ScaleWriter().writeU8(7).writeCompact(store).writeCompact(order));
    }

    int struct(String path, F... fields) {
        return define(reserve(), List.of(path.split("::")), structDef(fields));
    }

    static ScaleWriter structDef(F... fields) {
        ScaleWriter def = new ScaleWriter().writeU8(0);
        writeFields(def, List.of(fields));
        return def;
    }

    int variants(String path, Case... cases) {
        return define(reserve(), List.of(path.split("::")), variantsDef(cases));
    }

    static ScaleWriter variantsDef(Case... cases) {
        ScaleWriter def = new ScaleWriter().writeU8(1).writeCompact(cases.length);
        for (Case variant : cases) {
            def.writeText(variant.name());
            writeFields(def, variant.fields());
            def.writeU8(variant.index());
            writeTexts(def, variant.docs());
        }
        return def;
    }

    int option(int inner) {
        return variants("Option", new Case("None", 0), new Case("Some", 1, new F(inner)));
    }

    /// A type with generic parameters, as v14 needs for the extrinsic.
    int generic(String path, int inner, Map<String, Integer> generics) {
        int id = reserve();
        ScaleWriter out = new ScaleWriter().writeCompact(id).writeCompact(1).writeText(path);
        writeParams(out, generics);
        types.set(id, out.writeBytes(structDef(new F(inner)).toBytes()).writeCompact(0).toBytes());
        return id;
    }

    private static void writeFields(ScaleWriter out, List<F> fields) {
        out.writeCompact(fields.size());
        for (F field : fields) {
            writeOptional(out, field.name());
            out.writeCompact(field.type());
            writeOptional(out, field.typeName());
            writeTexts(out, List.of("a field"));
        }
    }

    private static void writeOptional(ScaleWriter out, @Nullable String text) {
        out.writeBool(text != null);
        if (text != null) {
            out.writeText(text);
        }
    }

    private static void writeTexts(ScaleWriter out, List<String> texts) {
        out.writeCompact(texts.size());
        texts.forEach(out::writeText);
    }

    // --- the rest

    MetadataBuilder pallet(P pallet) {
        pallets.add(pallet);
        return this;
    }

    MetadataBuilder api(Api api) {
        apis.add(api);
        return this;
    }

    MetadataBuilder extension(String id, int extra, int implicit) {
        extensions.add(new Extension(id, extra, implicit));
        return this;
    }

    MetadataBuilder extensionLists(Map<Integer, List<Integer>> lists) {
        extensionLists = lists;
        return this;
    }

    MetadataBuilder extrinsic(int addressType, int callType, int signatureType, int runtimeType) {
        address = addressType;
        call = callType;
        signature = signatureType;
        runtime = runtimeType;
        return this;
    }

    byte[] build() {
        int extrinsicType = NONE;
        if (version == 14) {
            params.put("Address", address);
            params.put("Call", call);
            params.put("Extra", NONE);
            params.put("Signature", signature);
            extrinsicType = generic("UncheckedExtrinsic", call, params);
        }
        ScaleWriter out = new ScaleWriter().writeBytes(new byte[]{'m', 'e', 't', 'a'}).writeU8(version);
        out.writeCompact(types.size());
        types.forEach(out::writeBytes);
        out.writeCompact(pallets.size());
        pallets.forEach(pallet -> writePallet(out, pallet));
        writeExtrinsic(out, extrinsicType);
        if (version < 16) {
            out.writeCompact(runtime);
        }
        if (version >= 15) {
            writeApis(out);
            out.writeCompact(call).writeCompact(call).writeCompact(call);
            // one custom value
            out.writeCompact(1).writeText("custom").writeCompact(0).writeByteList(new byte[]{1, 2, 3});
        }
        return out.toBytes();
    }

    private void writePallet(ScaleWriter out, P pallet) {
        out.writeText(pallet.name()).writeBool(!pallet.storage().isEmpty());
        if (!pallet.storage().isEmpty()) {
            out.writeText(pallet.name()).writeCompact(pallet.storage().size());
            pallet.storage().forEach(item -> writeStorage(out, item));
        }
        writeEnum(out, pallet.calls());
        writeEnum(out, pallet.events());
        out.writeCompact(pallet.constants().size());
        for (Const constant : pallet.constants()) {
            out.writeText(constant.name()).writeCompact(constant.type()).writeByteList(constant.value());
            writeTexts(out, List.of("a constant"));
            writeDeprecation(out, 1);
        }
        writeEnum(out, pallet.errors());
        if (version >= 16) {
            out.writeCompact(1).writeText("Associated").writeCompact(0);
            writeTexts(out, List.of("an associated type"));
            out.writeCompact(1).writeBytes(new byte[32]).writeText("view").writeCompact(1).writeText("param");
            out.writeCompact(0).writeCompact(0);
            writeTexts(out, List.of());
            writeDeprecation(out, 2);
        }
        out.writeU8(pallet.index());
        if (version >= 15) {
            writeTexts(out, List.of("the pallet's docs", "in two lines"));
        }
        writeDeprecation(out, 0);
    }

    private void writeStorage(ScaleWriter out, Storage item) {
        out.writeText(item.name()).writeU8(item.optional() ? 0 : 1).writeBool(!item.hashers().isEmpty());
        if (!item.hashers().isEmpty()) {
            out.writeCompact(item.hashers().size());
            item.hashers().forEach(out::writeU8);
            out.writeCompact(item.key());
        }
        out.writeCompact(item.value()).writeByteList(item.defaultValue());
        writeTexts(out, List.of("an item"));
        writeDeprecation(out, 2);
    }

    private void writeEnum(ScaleWriter out, int type) {
        out.writeBool(type != NONE);
        if (type != NONE) {
            out.writeCompact(type);
            if (version >= 16) {
                // two of its variants are deprecated
                out.writeCompact(2).writeU8(0).writeU8(1).writeU8(1).writeU8(2).writeText("note").writeBool(true);
                out.writeText("since");
            }
        }
    }

    private void writeDeprecation(ScaleWriter out, int kind) {
        if (version >= 16) {
            out.writeU8(kind);
            if (kind == 2) {
                out.writeText("not any more").writeBool(false);
            }
        }
    }

    private void writeExtrinsic(ScaleWriter out, int extrinsicType) {
        if (version == 14) {
            out.writeCompact(extrinsicType).writeU8(4);
        } else if (version == 15) {
            out.writeU8(4).writeCompact(address).writeCompact(call).writeCompact(signature).writeCompact(0);
        } else {
            out.writeCompact(2).writeU8(4).writeU8(5);
            out.writeCompact(address).writeCompact(call).writeCompact(signature);
            out.writeCompact(extensionLists.size());
            new TreeMap<>(extensionLists).forEach((key, indexes) -> {
                out.writeU8(key).writeCompact(indexes.size());
                indexes.forEach(out::writeCompact);
            });
        }
        out.writeCompact(extensions.size());
        for (Extension extension : extensions) {
            out.writeText(extension.id()).writeCompact(extension.extra()).writeCompact(extension.implicit());
        }
    }

    private void writeApis(ScaleWriter out) {
        out.writeCompact(apis.size());
        for (Api api : apis) {
            out.writeText(api.name()).writeCompact(api.methods().size());
            for (Method method : api.methods()) {
                out.writeText(method.name()).writeCompact(method.params().size());
                for (F param : method.params()) {
                    out.writeText(String.valueOf(param.name())).writeCompact(param.type());
                }
                out.writeCompact(method.output());
                writeTexts(out, List.of("a method"));
                writeDeprecation(out, 1);
            }
            writeTexts(out, List.of("an API"));
            if (version >= 16) {
                out.writeCompact(3);
                writeDeprecation(out, 0);
            }
        }
    }
}
