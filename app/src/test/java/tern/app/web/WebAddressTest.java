package tern.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nobody but the address that was given is asked.
class WebAddressTest {

    @ParameterizedTest
    @CsvSource({"https://tern.example, https://tern.example/.sig",
            "https://tern.example:8443, https://tern.example:8443/.sig",
            "http://localhost, http://localhost/.sig", "http://[::1], http://[::1]/.sig",
            "https://tern.example/new/tern, https://tern.example/new/tern.sig"})
    void anEndingIsOneOfThePathAndNeverOfTheHost(String given, String asked) {
        WebAddress address = WebAddress.find(given).orElseThrow();
        assertThat(address.with(".sig")).hasToString(asked);
        assertThat(address.with(".sig").getHost()).isEqualTo(java.net.URI.create(given).getHost());
        assertThat(address.with("?a=b")).hasToString(given + "?a=b");
    }
}
