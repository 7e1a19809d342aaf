package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tern.node.practice.runtime.Executive;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.metadata.Codec;
import tern.wallet.metadata.RuntimeApi;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleWriter;

/// What runtime APIs answer decodes by the practice chain's own metadata, and every API of Subtensor answers.
class ConformanceTest {

    private static final Set<String> APIS = Set.of("SwapRuntimeApi", "StakeInfoRuntimeApi", "SubnetInfoRuntimeApi",
            "NeuronInfoRuntimeApi", "DelegateInfoRuntimeApi", "SubnetRegistrationRuntimeApi", "BetaBasketRuntimeApi");

    @Test
    void everyMethodAnswersWhatMetadataSays() throws Exception {
        Practice practice = new Practice(RuntimeEdition.CURRENT, 21);
        practice.block();
        practice.chain.epochRules().run(World.quiet(practice.state, 1), 1, 1);
        RuntimeMetadata metadata = RuntimeMetadata.decode(practice.runtime.metadata(16));
        Codec codec = metadata.codec();
        Executive executive = new Executive(practice.runtime);
        Set<String> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (RuntimeApi api : metadata.apis()) {
            if (!APIS.contains(api.name())) {
                continue;
            }
            seen.add(api.name());
            for (ApiMethod method : api.methods()) {
                byte[] answer = executive.callApi(practice.state, method.callName(), arguments(codec, method))
                        .orElseThrow();
                try {
                    codec.decode(method.outputType(), answer);
                } catch (ScaleException e) {
                    wrong.add(method.callName() + ": " + e.getMessage());
                }
            }
        }
        assertThat(seen).isEqualTo(APIS);
        assertThat(wrong).isEmpty();
    }

    private static byte[] arguments(Codec codec, ApiMethod method) {
        ScaleWriter out = new ScaleWriter();
        for (ApiMethod.Param param : method.params()) {
            switch (codec.typeName(param.type())) {
                case "u8" -> out.writeU8(0);
                case "u16" -> out.writeU16(param.name().equals("uid") ? 0 : 1);
                case "u64" -> out.writeBytes(new byte[]{0, (byte) 0xca, (byte) 0x9a, 0x3b, 0, 0, 0, 0});
                case "AccountId32" -> out.writeBytes((param.name().contains("cold")
                        ? World.account(21, "nominator", 0)
                        : World.validator(21, 1, 0)).bytes());
                default -> out.writeU8(0);
            }
        }
        return out.toBytes();
    }
}
