package tern.app.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import tern.app.web.WebAnswer.Nothing;
import tern.app.web.WebAnswer.Whole;
import tern.app.web.WebAnswer.Why;

/// Asks over HTTP. Every question has a connection of its own that ends with the answer; no cookie is kept, no other
/// address than the one given is asked, and nothing in the question tells one Tern from another. Safe for any thread.
public final class WebClient {

    private final Duration limit;

    /// @param limit from the question to the last byte of the answer
    public WebClient(Duration limit) {
        this.limit = limit;
    }

    /// Asks once and waits for the answer.
    ///
    /// @param address of a [WebAddress]
    /// @param accept  the kind of answer that is wished, as in the header
    /// @param largest most bytes of an answer; of a larger one nothing is told
    public WebAnswer get(URI address, String accept, int largest) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", accept)
                // else the version of Java is said
                .header("User-Agent", "Tern")
                .GET()
                .build();
        AtomicBoolean answers = new AtomicBoolean();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
        try {
            CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request, _ -> {
                answers.set(true);
                return BodySubscribers.limiting(BodySubscribers.ofByteArray(), largest);
            });
            HttpResponse<byte[]> response = coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return answer(response);
        } catch (TimeoutException e) {
            return new Nothing(Why.SLOW, "nothing whole within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause(), answers.get());
        } finally {
            client.shutdownNow();
        }
    }

    private static WebAnswer answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Whole(response.body());
        }
        String details = "status " + status;
        if (status >= 300 && status < 400) {
            return new Nothing(Why.MOVED, details);
        }
        return new Nothing(status == 404 || status == 410 ? Why.MISSING : Why.REFUSED, details);
    }

    private static WebAnswer failed(Throwable cause, boolean answers) {
        if (cause instanceof HttpTimeoutException) {
            return new Nothing(Why.SLOW, cause.toString());
        }
        if (cause instanceof IOException) {
            return new Nothing(answers ? Why.UNREADABLE : Why.UNREACHABLE, cause.toString());
        }
        throw new IllegalStateException(cause);
    }
}
