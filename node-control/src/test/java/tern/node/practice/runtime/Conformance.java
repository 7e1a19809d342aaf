package tern.node.practice.runtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.metadata.Constant;
import tern.wallet.metadata.Pallet;
import tern.wallet.metadata.RuntimeApi;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.SignedExtension;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.TypeField;
import tern.wallet.metadata.VariantCase;

/// Walks over one chain's metadata and finds what is not, or not so, in another's.
final class Conformance {

    private final RuntimeMetadata ours;
    private final RuntimeMetadata theirs;
    private final Findings findings = new Findings();
    private final TypeConformance types;

    Conformance(RuntimeMetadata ours, RuntimeMetadata theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.types = new TypeConformance(ours, theirs, findings);
    }

    Findings findings() {
        return findings;
    }

    void compare() {
        for (Pallet pallet : ours.pallets()) {
            Optional<Pallet> other = theirs.findPallet(pallet.name());
            if (other.isEmpty()) {
                findings.report("pallet " + pallet.name(), "is not on Finney");
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
        findings.check("pallet " + name, pallet.index() == other.index(),
                pallet.index() + " instead of " + other.index());
        types.compareNames("pallet " + name + " calls", pallet.callsType(), other.callsType());
        types.compareNames("pallet " + name + " events", pallet.eventsType(), other.eventsType());
        types.compareNames("pallet " + name + " errors", pallet.errorsType(), other.errorsType());
        for (StorageItem item : pallet.storage()) {
            String path = "storage " + name + "." + item.name();
            other.findStorage(item.name())
                    .ifPresentOrElse(real -> compareStorage(path, item, real),
                            () -> findings.report(path, "is not on Finney"));
        }
        for (VariantCase call : cases(ours, pallet.callsType())) {
            String path = "call " + name + "." + call.name();
            find(theirs, other.callsType(), call.name()).ifPresentOrElse(real -> {
                findings.check(path, call.index() == real.index(),
                        "index " + call.index() + " instead of " + real.index());
                compareFields(path, call.fields(), real.fields());
            }, () -> findings.report(path, "is not on Finney"));
        }
        for (VariantCase event : cases(ours, pallet.eventsType())) {
            String path = "event " + name + "." + event.name();
            find(theirs, other.eventsType(), event.name()).ifPresentOrElse(
                    real -> compareFields(path, event.fields(), real.fields()),
                    () -> findings.report(path, "is not on Finney"));
        }
        for (VariantCase error : cases(ours, pallet.errorsType())) {
            String path = "error " + name + "." + error.name();
            find(theirs, other.errorsType(), error.name()).ifPresentOrElse(
                    real -> compareFields(path, error.fields(), real.fields()),
                    () -> findings.report(path, "is not on Finney"));
        }
        for (Constant constant : pallet.constants()) {
            String path = "constant " + name + "." + constant.name();
            other.findConstant(constant.name())
                    .ifPresentOrElse(
                            real -> types.compare(path, constant.type(), real.type()),
                            () -> findings.report(path, "is not on Finney"));
        }
    }

    private void compareStorage(String path, StorageItem item, StorageItem real) {
        findings.check(path, item.optional() == real.optional(), "modifier");
        findings.check(path, item.hashers().equals(real.hashers()), item.hashers() + " instead of " + real.hashers());
        findings.check(path, item.keyTypes().size() == real.keyTypes().size(), "number of keys");
        for (int i = 0; i < Math.min(item.keyTypes().size(), real.keyTypes().size()); i++) {
            types.compare(path + " key " + i, item.keyTypes().get(i), real.keyTypes().get(i));
        }
        types.compare(path, item.valueType(), real.valueType());
    }

    private void compareExtrinsic() {
        List<SignedExtension> mine = ours.extrinsic().signedExtensions();
        List<SignedExtension> real = theirs.extrinsic().signedExtensions();
        for (int i = 0; i < mine.size(); i++) {
            String path = "extension " + mine.get(i).id();
            if (i >= real.size() || !real.get(i).id().equals(mine.get(i).id())) {
                findings.report(path, "is not on Finney, or not in that place");
                continue;
            }
            findings.count();
            types.compare(path, mine.get(i).extraType(), real.get(i).extraType());
            types.compare(path + " implicit", mine.get(i).implicitType(), real.get(i).implicitType());
        }
        findings.check("extensions", mine.size() >= real.size(), "fewer than on Finney");
        types.compare("extrinsic address", ours.extrinsic().addressType(), theirs.extrinsic().addressType());
        types.compare("extrinsic signature", ours.extrinsic().signatureType(), theirs.extrinsic().signatureType());
    }

    private void compareApi(RuntimeApi api) {
        Optional<RuntimeApi> other = theirs.apis().stream().filter(real -> real.name().equals(api.name())).findFirst();
        if (other.isEmpty()) {
            findings.report("api " + api.name(), "is not on Finney");
            return;
        }
        for (ApiMethod method : api.methods()) {
            String path = "api " + api.name() + "." + method.name();
            Optional<ApiMethod> real = other.get().findMethod(method.name());
            if (real.isEmpty()) {
                findings.report(path, "is not on Finney");
                continue;
            }
            findings.count();
            List<ApiMethod.Param> params = real.get().params();
            findings.check(path, params.size() == method.params().size(), "number of parameters");
            for (int i = 0; i < Math.min(params.size(), method.params().size()); i++) {
                findings.check(path, params.get(i).name().equals(method.params().get(i).name()),
                        method.params().get(i).name() + " instead of " + params.get(i).name());
                types.compare(path + "(" + params.get(i).name() + ")", method.params().get(i).type(),
                        params.get(i).type());
            }
            types.compare(path, method.outputType(), real.get().outputType());
        }
    }

    private void compareFields(String path, List<TypeField> mine, List<TypeField> real) {
        findings.count();
        if (mine.size() != real.size()) {
            findings.report(path, mine.size() + " fields instead of " + real.size());
            return;
        }
        for (int i = 0; i < mine.size(); i++) {
            findings.check(path, mine.get(i).name().equals(real.get(i).name()),
                    "field " + mine.get(i).name() + " instead of " + real.get(i).name());
            types.compare(path + "(" + mine.get(i).name().orElse(Integer.toString(i)) + ")", mine.get(i).type(),
                    real.get(i).type());
        }
    }

    private static List<VariantCase> cases(RuntimeMetadata metadata, OptionalInt type) {
        return type.isPresent() ? metadata.types().cases(type.getAsInt()) : List.of();
    }

    private static Optional<VariantCase> find(RuntimeMetadata metadata, OptionalInt type, String name) {
        return cases(metadata, type).stream().filter(variant -> variant.name().equals(name)).findFirst();
    }
}
