package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tern.wallet.metadata.RuntimeMetadata;

class SmallMetadataTest {

    @Test
    void isMetadata() {
        RuntimeMetadata metadata = new SmallMetadata(7).decode();
        assertThat(metadata.version()).isEqualTo(15);
        assertThat(metadata.findApiMethod("NumbersApi", "double")).isPresent();
        assertThat(metadata.extrinsic().signedExtensions()).hasSize(10);
    }
}
