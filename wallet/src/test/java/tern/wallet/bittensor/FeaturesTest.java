package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tern.wallet.metadata.MetadataException;

/// Against metadata of real chains.
final class FeaturesTest {

    @Test
    void finney424HasEverythingOfItsDay() throws MetadataException {
        Features features = Features.of(RealRuntimes.load("finney-424.metadata.scale", 424));
        assertThat(features.dynamicTao()).isTrue();
        assertThat(features.infoApis()).isEqualTo(InfoApis.BY_METADATA);
        assertThat(features.swapApi()).isTrue();
        assertThat(features.priceAll()).isTrue();
        assertThat(features.callFeeApi()).isTrue();
        assertThat(features.limitStakeCalls()).isTrue();
        assertThat(features.removeFullLimit()).isTrue();
        assertThat(features.stakeAvailability()).isTrue();
        assertThat(features.identitiesV2()).isTrue();
        assertThat(features.subtokenSwitch()).isTrue();
        assertThat(features.alphaV1()).isTrue();
        assertThat(features.alphaV2()).isTrue();
        assertThat(features.coldkeySwap()).isTrue();
        assertThat(features.legacyRootClaim()).isTrue();
        assertThat(features.locks()).isTrue();
        assertThat(features.limitOrders()).isTrue();
        assertThat(features.mevShield()).isTrue();
        assertThat(features.hyperparamsV3()).isTrue();
        assertThat(features.baskets()).isFalse();
        assertThat(features.basketVersion()).isEmpty();
        assertThat(features.claimPerHotkey()).isFalse();
        assertThat(features.moveLimit()).isFalse();
        assertThat(features.wholePosition()).isFalse();
        assertThat(features.collateral()).isFalse();
        assertThat(features.pow()).isFalse();
        assertThat(features.rootHold()).isFalse();
        assertThat(features.proxyFiltersV2()).isFalse();
        assertThat(features.nullConsensus()).isFalse();
    }

    @Test
    void finney393LacksLocks() throws MetadataException {
        Features features = Features.of(RealRuntimes.load("finney-393.metadata.scale", 393));
        assertThat(features.infoApis()).isEqualTo(InfoApis.BY_METADATA);
        assertThat(features.priceAll()).isTrue();
        assertThat(features.limitStakeCalls()).isTrue();
        assertThat(features.removeFullLimit()).isTrue();
        assertThat(features.stakeAvailability()).isFalse();
        assertThat(features.locks()).isFalse();
        assertThat(features.alphaV2()).isFalse();
    }

    @Test
    void devnet240IsTypedButCannotSimulate() throws MetadataException {
        Features features = Features.of(RealRuntimes.load("devnet-240-v15.metadata.scale", 240));
        assertThat(features.infoApis()).isEqualTo(InfoApis.BY_METADATA);
        assertThat(features.swapApi()).isFalse();
        assertThat(features.limitStakeCalls()).isTrue();
        assertThat(features.removeFullLimit()).isFalse();
    }

    @Test
    void spec218AnswersInWrappedBytesAndHasNoLimits() throws MetadataException {
        Features features = Features.of(RealRuntimes.load("raonet-218-v15.metadata.scale", 218));
        assertThat(features.dynamicTao()).isTrue();
        assertThat(features.infoApis()).isEqualTo(InfoApis.WRAPPED);
        assertThat(features.swapApi()).isFalse();
        assertThat(features.callFeeApi()).isTrue();
        assertThat(features.limitStakeCalls()).isFalse();
        assertThat(features.identitiesV2()).isFalse();
        assertThat(features.subtokenSwitch()).isFalse();
    }

    @Test
    void metadataWithoutRuntimeCallsGoesByTheListOfApis() throws MetadataException {
        Features features = Features.of(RealRuntimes.load("raonet-218-v14.metadata.scale", 218));
        assertThat(features.infoApis()).isEqualTo(InfoApis.WRAPPED);
        assertThat(features.swapApi()).isFalse();
        assertThat(features.callFeeApi()).isTrue();
        Features none = Features.of(RealRuntimes.load("raonet-218-v14.metadata.scale", 218, Map.of()));
        assertThat(none.infoApis()).isEqualTo(InfoApis.NONE);
        assertThat(none.callFeeApi()).isFalse();
    }

    @Test
    void aChainBeforeDynamicTaoIsRecognised() throws MetadataException {
        assertThat(Features.of(RealRuntimes.load("finney-219.metadata.scale", 219)).dynamicTao()).isFalse();
    }

    @Test
    void fundsAreFoundByTheirApiWithItsVersion() throws MetadataException {
        Features features = Features.of(RealRuntimes.load("finney-424.metadata.scale", 475,
                Map.of("0x43580abff6baab45", 5)));
        assertThat(features.baskets()).isTrue();
        assertThat(features.basketVersion()).hasValue(5);
        assertThat(features.wholePosition()).isTrue();
    }
}
