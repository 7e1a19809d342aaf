package tern.node.practice.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.Type;
import tern.wallet.metadata.TypeDef;
import tern.wallet.metadata.TypeField;
import tern.wallet.metadata.VariantCase;

/// Compares types of two chains: by path, by generic parameters and by structure, down to what changes nothing on the
/// wire.
final class TypeConformance {

    /// Enums that hold every pallet's own; what they hold is compared pallet by pallet.
    private static final Set<String> OUTER = Set.of("RuntimeCall", "RuntimeEvent", "RuntimeError");

    private final RuntimeMetadata ours;
    private final RuntimeMetadata theirs;
    private final Findings findings;

    TypeConformance(RuntimeMetadata ours, RuntimeMetadata theirs, Findings findings) {
        this.ours = ours;
        this.theirs = theirs;
        this.findings = findings;
    }

    private record Both(int mine, int real) {}

    void compare(String path, int mine, int real) {
        findings.count();
        compare(path, mine, real, new HashSet<>());
    }

    /// Only path and parameters, for enums whose variants are compared one by one.
    void compareNames(String path, OptionalInt mine, OptionalInt real) {
        if (mine.isPresent() && real.isPresent()) {
            compareNames(path, ours.types().get(mine.getAsInt()), theirs.types().get(real.getAsInt()),
                    new HashSet<>());
        }
    }

    private void compare(String path, int mine, int real, Set<Both> seen) {
        if (!seen.add(new Both(mine, real))) {
            return;
        }
        Type own = ours.types().get(mine);
        Type other = theirs.types().get(real);
        compareNames(path, own, other, seen);
        compareShapes(path, own, other, seen);
    }

    private void compareNames(String path, Type mine, Type real, Set<Both> seen) {
        findings.check(path, mine.path().equals(real.path()), "path " + mine.path() + " instead of " + real.path());
        List<String> names = mine.params().stream().map(Type.Param::name).toList();
        List<String> realNames = real.params().stream().map(Type.Param::name).toList();
        findings.check(path, names.equals(realNames), last(mine) + names + " instead of " + realNames);
        for (int i = 0; i < Math.min(names.size(), realNames.size()); i++) {
            OptionalInt own = mine.params().get(i).type();
            OptionalInt other = real.params().get(i).type();
            String param = last(real) + "." + realNames.get(i);
            findings.check(path, own.isPresent() == other.isPresent(), param + " names a type on one chain only");
            if (own.isPresent() && other.isPresent()) {
                compare("param " + param + " of " + path, own.getAsInt(), other.getAsInt(), seen);
            }
        }
    }

    private void compareShapes(String path, Type mine, Type real, Set<Both> seen) {
        switch (mine.def()) {
            case TypeDef.Composite own when real.def() instanceof TypeDef.Composite other ->
                compareStruct(path, last(real), own.fields(), other.fields(), seen);
            case TypeDef.Variants own when real.def() instanceof TypeDef.Variants other -> {
                if (!OUTER.contains(last(real))) {
                    compareEnum(path, last(real), own.cases(), other.cases(), seen);
                }
            }
            case TypeDef.Sequence own when real.def() instanceof TypeDef.Sequence other ->
                compare(path + "[]", own.element(), other.element(), seen);
            case TypeDef.Array own when real.def() instanceof TypeDef.Array other -> {
                findings.check(path, own.length() == other.length(), "length " + own.length() + " not "
                        + other.length());
                compare(path + "[]", own.element(), other.element(), seen);
            }
            case TypeDef.Tuple own when real.def() instanceof TypeDef.Tuple other ->
                compareTuple(path, own.elements(), other.elements(), seen);
            case TypeDef.Primitive own when real.def() instanceof TypeDef.Primitive other ->
                findings.check(path, own.kind() == other.kind(), own.kind() + " instead of " + other.kind());
            case TypeDef.Compact own when real.def() instanceof TypeDef.Compact other ->
                compare(path, own.inner(), other.inner(), seen);
            case TypeDef.BitSequence own when real.def() instanceof TypeDef.BitSequence -> findings.count();
            default -> findings.report(path,
                    ours.codec().typeName(mine.id()) + " instead of " + theirs.codec().typeName(real.id()));
        }
    }

    private void compareTuple(String path, List<Integer> mine, List<Integer> real, Set<Both> seen) {
        findings.count();
        if (mine.size() != real.size()) {
            String item = Findings.itemOf(path);
            findings.report(path, "tuple" + item.substring(item.indexOf(' ')), mine.size() + " elements instead of "
                    + real.size());
        }
        for (int i = 0; i < Math.min(mine.size(), real.size()); i++) {
            compare(path + "." + i, mine.get(i), real.get(i), seen);
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
                findings.report(path, "field " + struct + "." + field.name().orElse(""),
                        "field " + field.name() + " is not on Finney");
            }
        }
        if (known.size() != real.size()) {
            findings.report(path, known.size() + " fields of " + struct + " instead of " + real.size());
            return;
        }
        for (int i = 0; i < real.size(); i++) {
            findings.check(path, known.get(i).name().equals(real.get(i).name()),
                    struct + ": field " + known.get(i).name() + " instead of " + real.get(i).name());
            compare(path + "." + real.get(i).name().orElse("" + i), known.get(i).type(), real.get(i).type(), seen);
        }
    }

    private void compareEnum(String path, String name, List<VariantCase> mine, List<VariantCase> real,
            Set<Both> seen) {
        for (VariantCase variant : mine) {
            Optional<VariantCase> other = real.stream().filter(c -> c.name().equals(variant.name())).findFirst();
            if (other.isEmpty()) {
                findings.report(path, "variant " + name + "." + variant.name(), "variant " + variant
                        + " is not on Finney");
                continue;
            }
            findings.check(path, other.get().index() == variant.index(), variant + " instead of " + other.get());
            if (other.get().fields().size() != variant.fields().size()) {
                findings.report(path, "fields of variant " + variant);
                continue;
            }
            for (int i = 0; i < variant.fields().size(); i++) {
                TypeField own = variant.fields().get(i);
                TypeField there = other.get().fields().get(i);
                findings.check(path, own.name().equals(there.name()), "field names of " + name + "." + variant.name());
                compare(path + ":" + variant.name(), own.type(), there.type(), seen);
            }
        }
        for (VariantCase variant : real) {
            if (mine.stream().noneMatch(c -> c.name().equals(variant.name()))) {
                findings.report(path, "variant " + name + "." + variant.name(), "variant " + variant + " is missing");
            }
        }
    }

    private static String last(Type type) {
        return type.path().isEmpty() ? "" : type.path().getLast();
    }
}
