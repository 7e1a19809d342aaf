package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.RuntimeFactory;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.metadata.Pallet;
import tern.wallet.metadata.RuntimeApi;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.TypeDef;
import tern.wallet.metadata.TypeField;
import tern.wallet.metadata.VariantCase;

/// Everything of Subtensor that the practice chain declares against Finney's metadata at spec 424.
class FinneyComparisonTest {

    /// What spec 441 and later took away.
    private static final Set<String> GONE = Set.of("storage Alpha", "storage TotalHotkeyShares",
            "storage AlphaMapLastKey", "storage RootClaimable", "storage RootClaimed", "storage RootClaimType",
            "storage NumRootClaim", "call set_root_claim_type", "call sudo_set_num_root_claims");

    @Test
    void declarationsEqualFinneys() throws Exception {
        Path file = Path.of("../../shared/data/finney-424.metadata.scale");
        Assumptions.assumeTrue(Files.exists(file), "Finney's metadata is not on this machine");
        RuntimeMetadata finney = RuntimeMetadata.decode(Files.readAllBytes(file));
        RuntimeFactory factory = new RuntimeFactory(new SubtensorRuntime());
        for (RuntimeEdition edition : List.of(RuntimeEdition.CURRENT, RuntimeEdition.OLDER)) {
            RuntimeMetadata own = RuntimeMetadata.decode(factory.make(edition).metadata(16));
            for (String pallet : List.of("SubtensorModule", "Swap")) {
                TreeMap<String, String> expected = new Shapes(finney).pallet(pallet);
                TreeMap<String, String> found = new Shapes(own).pallet(pallet);
                if (edition.hasBaskets() && pallet.equals("SubtensorModule")) {
                    expected.keySet().removeAll(GONE);
                }
                TreeSet<String> wrong = new TreeSet<>();
                expected.forEach((item, shape) -> {
                    if (!shape.equals(found.get(item))) {
                        wrong.add(item + ": " + shape + " but " + found.get(item));
                    }
                });
                assertThat(wrong).as("%s of %s", pallet, edition).isEmpty();
            }
        }
    }

    @Test
    void runtimeApisEqualFinneysOfTheOlderEdition() throws Exception {
        Path file = Path.of("../../shared/data/finney-424.metadata.scale");
        Assumptions.assumeTrue(Files.exists(file), "Finney's metadata is not on this machine");
        RuntimeMetadata finney = RuntimeMetadata.decode(Files.readAllBytes(file));
        RuntimeMetadata own = RuntimeMetadata
                .decode(new RuntimeFactory(new SubtensorRuntime()).make(RuntimeEdition.OLDER).metadata(16));
        List<String> wrong = new ArrayList<>();
        for (RuntimeApi api : finney.apis()) {
            if (!Set.of("SwapRuntimeApi", "StakeInfoRuntimeApi", "SubnetInfoRuntimeApi", "NeuronInfoRuntimeApi",
                    "DelegateInfoRuntimeApi", "SubnetRegistrationRuntimeApi").contains(api.name())) {
                continue;
            }
            for (ApiMethod method : api.methods()) {
                String expected = new Shapes(finney).method(method);
                String found = own.findApiMethod(api.name(), method.name()).map(new Shapes(own)::method).orElse("none");
                if (!expected.equals(found)) {
                    wrong.add(method.callName() + ": " + expected + " but " + found);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Types as text, with structs of one unnamed field unwrapped.
    private record Shapes(RuntimeMetadata metadata, Map<Integer, String> known) {

        Shapes(RuntimeMetadata metadata) {
            this(metadata, new HashMap<>());
        }

        TreeMap<String, String> pallet(String name) {
            Pallet pallet = metadata.findPallet(name).orElseThrow();
            TreeMap<String, String> items = new TreeMap<>();
            for (StorageItem item : pallet.storage()) {
                items.put("storage " + item.name(), item.optional() + " " + item.hashers() + " "
                        + item.keyTypes().stream().map(this::shape).toList() + " " + shape(item.valueType()) + " "
                        + HexFormat.of().formatHex(item.defaultValue()));
            }
            cases(items, "call ", pallet.callsType().orElseThrow());
            cases(items, "event ", pallet.eventsType().orElseThrow());
            cases(items, "error ", pallet.errorsType().orElseThrow());
            pallet.constants()
                    .forEach(each -> items.put("constant " + each.name(),
                            shape(each.type()) + " " + HexFormat.of().formatHex(each.value())));
            return items;
        }

        private void cases(Map<String, String> items, String kind, int type) {
            for (VariantCase each : metadata.types().cases(type)) {
                items.put(kind + each.name(), each.index() + " " + fields(each.fields()));
            }
        }

        String method(ApiMethod method) {
            return method.params().stream().map(param -> shape(param.type())).toList() + " -> "
                    + shape(method.outputType());
        }

        private String fields(List<TypeField> fields) {
            return fields.stream()
                    .map(field -> field.name().orElse("") + ":" + shape(field.type()))
                    .toList()
                    .toString();
        }

        String shape(int type) {
            String before = known.get(type);
            if (before != null) {
                return before;
            }
            known.put(type, "itself " + metadata.types().get(type).path());
            String shape = switch (metadata.types().def(type)) {
                case TypeDef.Primitive primitive -> primitive.kind().toString();
                case TypeDef.Compact compact -> "Compact<" + shape(compact.inner()) + ">";
                case TypeDef.Sequence sequence -> "Vec<" + shape(sequence.element()) + ">";
                case TypeDef.Array array -> "[" + shape(array.element()) + ";" + array.length() + "]";
                case TypeDef.Tuple tuple -> "(" + tuple.elements().stream().map(this::shape).toList() + ")";
                case TypeDef.Composite composite -> composite.fields().size() == 1
                        && composite.fields().getFirst().name().isEmpty()
                                ? shape(composite.fields().getFirst().type())
                                : "{" + fields(composite.fields()) + "}";
                case TypeDef.Variants variants -> variants.cases()
                        .stream()
                        .map(each -> each.name() + "=" + each.index() + fields(each.fields()))
                        .toList()
                        .toString();
                case TypeDef.BitSequence bits -> bits.toString();
            };
            known.put(type, shape);
            return shape;
        }
    }
}
