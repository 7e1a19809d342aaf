package tern.node.practice.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.metadata.Constant;
import tern.wallet.metadata.Pallet;
import tern.wallet.metadata.RuntimeApi;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.SignedExtension;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.TypeDef;
import tern.wallet.metadata.TypeField;
import tern.wallet.metadata.VariantCase;

/// Walks over one chain's metadata and finds what is not, or not so, in another's. Types are compared by structure,
/// after unwrapping structs of one unnamed field.
final class Conformance {

    /// Enums that hold every pallet's own; what they hold is compared pallet by pallet.
    private static final Set<String> OUTER = Set.of("RuntimeCall", "RuntimeEvent", "RuntimeError");

    private final RuntimeMetadata ours;
    private final RuntimeMetadata theirs;
    private final List<String> failures = new ArrayList<>();
    private final Set<String> allowed = new LinkedHashSet<>();
    private int items;

    Conformance(RuntimeMetadata ours, RuntimeMetadata theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /// What differs and is not in the table.
    List<String> failures() {
        return failures;
    }

    /// Rows of the table that were needed.
    Set<String> allowed() {
        return allowed;
    }

    /// How many items were compared.
    int items() {
        return items;
    }

    void compare() {
        for (Pallet pallet : ours.pallets()) {
            Optional<Pallet> other = theirs.findPallet(pallet.name());
            if (other.isEmpty()) {
                report("pallet " + pallet.name(), "is not on Finney");
            } else {
                comparePallet(pallet, other.get());
            }
        }
        compareExtrinsic();
        for (RuntimeApi api : ours.apis()) {
            compareApi(api);
        }
    }

    private void comparePallet(Pallet pallet, Pallet other) {
        String name = pallet.name();
        check("pallet " + name, pallet.index() == other.index(), pallet.index() + " instead of " + other.index());
        for (StorageItem item : pallet.storage()) {
            String path = "storage " + name + "." + item.name();
            other.findStorage(item.name())
                    .ifPresentOrElse(real -> compareStorage(path, item, real),
                            () -> report(path, "is not on Finney"));
        }
        for (VariantCase call : cases(ours, pallet.callsType())) {
            String path = "call " + name + "." + call.name();
            find(theirs, other.callsType(), call.name()).ifPresentOrElse(real -> {
                check(path, call.index() == real.index(), "index " + call.index() + " instead of " + real.index());
                compareFields(path, call.fields(), real.fields());
            }, () -> report(path, "is not on Finney"));
        }
        for (VariantCase event : cases(ours, pallet.eventsType())) {
            String path = "event " + name + "." + event.name();
            find(theirs, other.eventsType(), event.name()).ifPresentOrElse(
                    real -> compareFields(path, event.fields(), real.fields()),
                    () -> report(path, "is not on Finney"));
        }
        for (VariantCase error : cases(ours, pallet.errorsType())) {
            String path = "error " + name + "." + error.name();
            find(theirs, other.errorsType(), error.name()).ifPresentOrElse(
                    real -> compareFields(path, error.fields(), real.fields()),
                    () -> report(path, "is not on Finney"));
        }
        for (Constant constant : pallet.constants()) {
            String path = "constant " + name + "." + constant.name();
            other.findConstant(constant.name())
                    .ifPresentOrElse(
                            real -> compareType(path, constant.type(), real.type()),
                            () -> report(path, "is not on Finney"));
        }
    }

    private void compareStorage(String path, StorageItem item, StorageItem real) {
        check(path, item.optional() == real.optional(), "modifier");
        check(path, item.hashers().equals(real.hashers()), item.hashers() + " instead of " + real.hashers());
        check(path, item.keyTypes().size() == real.keyTypes().size(), "number of keys");
        for (int i = 0; i < Math.min(item.keyTypes().size(), real.keyTypes().size()); i++) {
            compareType(path + " key " + i, item.keyTypes().get(i), real.keyTypes().get(i));
        }
        compareType(path, item.valueType(), real.valueType());
    }

    private void compareExtrinsic() {
        List<SignedExtension> mine = ours.extrinsic().signedExtensions();
        List<SignedExtension> real = theirs.extrinsic().signedExtensions();
        for (int i = 0; i < mine.size(); i++) {
            String path = "extension " + mine.get(i).id();
            if (i >= real.size() || !real.get(i).id().equals(mine.get(i).id())) {
                report(path, "is not on Finney, or not in that place");
                continue;
            }
            items++;
            compareType(path, mine.get(i).extraType(), real.get(i).extraType());
            compareType(path + " implicit", mine.get(i).implicitType(), real.get(i).implicitType());
        }
        check("extensions", mine.size() >= real.size(), "fewer than on Finney");
        compareType("extrinsic address", ours.extrinsic().addressType(), theirs.extrinsic().addressType());
        compareType("extrinsic signature", ours.extrinsic().signatureType(), theirs.extrinsic().signatureType());
    }

    private void compareApi(RuntimeApi api) {
        Optional<RuntimeApi> other = theirs.apis().stream().filter(real -> real.name().equals(api.name())).findFirst();
        if (other.isEmpty()) {
            report("api " + api.name(), "is not on Finney");
            return;
        }
        for (ApiMethod method : api.methods()) {
            String path = "api " + api.name() + "." + method.name();
            Optional<ApiMethod> real = other.get().findMethod(method.name());
            if (real.isEmpty()) {
                report(path, "is not on Finney");
                continue;
            }
            items++;
            List<ApiMethod.Param> params = real.get().params();
            check(path, params.size() == method.params().size(), "number of parameters");
            for (int i = 0; i < Math.min(params.size(), method.params().size()); i++) {
                check(path, params.get(i).name().equals(method.params().get(i).name()),
                        method.params().get(i).name() + " instead of " + params.get(i).name());
                compareType(path + "(" + params.get(i).name() + ")", method.params().get(i).type(),
                        params.get(i).type());
            }
            compareType(path, method.outputType(), real.get().outputType());
        }
    }

    private void compareFields(String path, List<TypeField> mine, List<TypeField> real) {
        items++;
        if (mine.size() != real.size()) {
            report(path, mine.size() + " fields instead of " + real.size());
            return;
        }
        for (int i = 0; i < mine.size(); i++) {
            check(path, mine.get(i).name().equals(real.get(i).name()),
                    "field " + mine.get(i).name() + " instead of " + real.get(i).name());
            compareType(path + "(" + mine.get(i).name().orElse(Integer.toString(i)) + ")", mine.get(i).type(),
                    real.get(i).type());
        }
    }

    private void compareType(String path, int mine, int real) {
        items++;
        compareType(path, mine, real, new HashSet<>());
    }

    private record Both(int mine, int real) {}

    private void compareType(String path, int mineWrapped, int realWrapped, Set<Both> seen) {
        int mine = unwrap(ours, mineWrapped);
        int real = unwrap(theirs, realWrapped);
        if (!seen.add(new Both(mine, real))) {
            return;
        }
        TypeDef a = ours.types().def(mine);
        TypeDef b = theirs.types().def(real);
        switch (a) {
            case TypeDef.Composite own when b instanceof TypeDef.Composite other ->
                compareStruct(path, last(theirs, real), own.fields(), other.fields(), seen);
            case TypeDef.Variants own when b instanceof TypeDef.Variants other -> {
                String name = last(theirs, real);
                if (!OUTER.contains(name) || !name.equals(last(ours, mine))) {
                    compareEnum(path, name, own.cases(), other.cases(), seen);
                }
            }
            case TypeDef.Sequence own when b instanceof TypeDef.Sequence other ->
                compareType(path + "[]", own.element(), other.element(), seen);
            case TypeDef.Array own when b instanceof TypeDef.Array other -> {
                check(path, own.length() == other.length(), "length " + own.length() + " not " + other.length());
                compareType(path + "[]", own.element(), other.element(), seen);
            }
            case TypeDef.Tuple own when b instanceof TypeDef.Tuple other -> {
                check(path, own.elements().size() == other.elements().size(), "size of a tuple");
                for (int i = 0; i < Math.min(own.elements().size(), other.elements().size()); i++) {
                    compareType(path + "." + i, own.elements().get(i), other.elements().get(i), seen);
                }
            }
            case TypeDef.Primitive own when b instanceof TypeDef.Primitive other ->
                check(path, own.kind() == other.kind(), own.kind() + " instead of " + other.kind());
            case TypeDef.Compact own when b instanceof TypeDef.Compact other ->
                compareType(path, own.inner(), other.inner(), seen);
            case TypeDef.BitSequence own when b instanceof TypeDef.BitSequence -> items++;
            default -> report(path, ours.codec().typeName(mine) + " instead of " + theirs.codec().typeName(real));
        }
    }

    private void compareStruct(String path, String struct, List<TypeField> mine, List<TypeField> real,
            Set<Both> seen) {
        Set<String> names = new HashSet<>();
        real.forEach(field -> names.add(field.name().orElse("")));
        List<TypeField> known = new ArrayList<>();
        for (TypeField field : mine) {
            if (names.contains(field.name().orElse(""))) {
                known.add(field);
            } else {
                report(path, "field " + struct + "." + field.name().orElse(""),
                        "field " + field.name() + " is not on Finney");
            }
        }
        if (known.size() != real.size()) {
            report(path, known.size() + " fields of " + struct + " instead of " + real.size());
            return;
        }
        for (int i = 0; i < real.size(); i++) {
            check(path, known.get(i).name().equals(real.get(i).name()),
                    struct + ": field " + known.get(i).name() + " instead of " + real.get(i).name());
            compareType(path + "." + real.get(i).name().orElse("" + i), known.get(i).type(), real.get(i).type(), seen);
        }
    }

    private void compareEnum(String path, String name, List<VariantCase> mine, List<VariantCase> real,
            Set<Both> seen) {
        for (VariantCase variant : mine) {
            Optional<VariantCase> other = real.stream().filter(c -> c.name().equals(variant.name())).findFirst();
            if (other.isEmpty()) {
                report(path, "variant " + name + "." + variant.name(), "variant " + variant + " is not on Finney");
                continue;
            }
            check(path, other.get().index() == variant.index(), variant + " instead of " + other.get());
            if (other.get().fields().size() != variant.fields().size()) {
                report(path, "fields of variant " + variant);
                continue;
            }
            for (int i = 0; i < variant.fields().size(); i++) {
                TypeField own = variant.fields().get(i);
                TypeField there = other.get().fields().get(i);
                check(path, own.name().equals(there.name()), "field names of " + name + "." + variant.name());
                compareType(path + ":" + variant.name(), own.type(), there.type(), seen);
            }
        }
        for (VariantCase variant : real) {
            if (mine.stream().noneMatch(c -> c.name().equals(variant.name()))) {
                report(path, "variant " + name + "." + variant.name(), "variant " + variant + " is missing");
            }
        }
    }

    private void check(String path, boolean equal, String otherwise) {
        items++;
        if (!equal) {
            report(path, otherwise);
        }
    }

    private void report(String path, String what) {
        String item = path.indexOf('(') > 0 ? path.substring(0, path.indexOf('(')) : path;
        report(path, cut(item), what);
    }

    /// The item a deeper path belongs to: `storage A.B key 0` is of `storage A.B`.
    private static String cut(String path) {
        String[] words = path.split(" ", 3);
        if (words.length < 2) {
            return path;
        }
        String[] parts = words[1].split("[.:\\[]", -1);
        return words[0] + " " + (parts.length > 1 ? parts[0] + "." + parts[1] : parts[0]);
    }

    private void report(String path, String item, String what) {
        if (FinneyDifferences.find(item).isPresent()) {
            allowed.add(item);
        } else {
            failures.add(path + ": " + what + (path.equals(item) ? "" : "   [" + item + "]"));
        }
    }

    private static int unwrap(RuntimeMetadata metadata, int type) {
        int at = type;
        while (metadata.types().def(at) instanceof TypeDef.Composite(List<TypeField> fields) && fields.size() == 1
                && fields.getFirst().name().isEmpty()) {
            at = fields.getFirst().type();
        }
        return at;
    }

    private static String last(RuntimeMetadata metadata, int type) {
        List<String> path = metadata.types().get(type).path();
        return path.isEmpty() ? "" : path.getLast();
    }

    private static List<VariantCase> cases(RuntimeMetadata metadata, OptionalInt type) {
        return type.isPresent() ? metadata.types().cases(type.getAsInt()) : List.of();
    }

    private static Optional<VariantCase> find(RuntimeMetadata metadata, OptionalInt type, String name) {
        return cases(metadata, type).stream().filter(variant -> variant.name().equals(name)).findFirst();
    }
}
