package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tern.wallet.metadata.Errors.ModuleError;

class ErrorsTest {

    static final List<String> REAL = RealChains.ALL;

    @Test
    void findsErrorsByTheirNumbers() {
        Errors errors = new Errors(new SmallChain(16).metadata());
        assertThat(errors.find(0, 5))
                .contains(new ModuleError("System", "CallFiltered", "The call is filtered.\nTry another."));
        assertThat(errors.find(0, 200)).contains(new ModuleError("System", "Undocumented", ""));
        assertThat(errors.find(0, 6)).isEmpty();
        assertThat(errors.find(11, 5)).isEmpty();
        assertThat(errors.find(99, 5)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("REAL")
    void findsEveryErrorOfARealChain(String name) throws MetadataException {
        RuntimeMetadata metadata = RealChains.metadata(name);
        Errors errors = new Errors(metadata);
        int found = 0;
        for (Pallet pallet : metadata.pallets()) {
            if (pallet.errorsType().isEmpty()) {
                continue;
            }
            for (VariantCase error : metadata.types().cases(pallet.errorsType().getAsInt())) {
                assertThat(errors.find(pallet.index(), error.index()))
                        .map(ModuleError::name)
                        .contains(error.name());
                found++;
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(200);
        assertThat(errors.find(metadata.findPallet("Balances").orElseThrow().index(), 2))
                .contains(new ModuleError(
                        "Balances", "InsufficientBalance", "Balance too low to send value."));
    }
}
