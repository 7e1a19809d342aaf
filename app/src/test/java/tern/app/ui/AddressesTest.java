package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tern.app.feed.Samples;

class AddressesTest {

    @Test
    void showsBothEndsOrTheWholeInGroups() {
        String address = Samples.SAVINGS.account().address();
        assertThat(Addresses.shorten(Samples.SAVINGS.account())).hasSize(9)
                .startsWith(address.substring(0, 4))
                .endsWith(address.substring(44));
        assertThat(Addresses.groups(Samples.SAVINGS.account())).hasSize(6).allMatch(group -> group.length() == 8);
        assertThat(Addresses.grouped(Samples.SAVINGS.account()).replace(" ", "")).isEqualTo(address);
    }
}
