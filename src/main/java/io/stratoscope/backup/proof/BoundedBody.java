package io.stratoscope.backup.proof;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes a body as it comes, and no more of it than there may be: then the connection is given up. */
final class BoundedBody<T> implements BodySubscriber<T> {

    /** What takes the bytes. */
    interface Sink<T> {
        void take(ByteBuffer bytes);

        T whole();
    }

    /** There were more. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1;

        TooMuchException(long most) {
            super("more than " + most + " bytes");
        }
    }

    private final Sink<T> sink;
    private final long most;
    private final CompletableFuture<T> whole = new CompletableFuture<>();
    private volatile Subscription subscription = new None();
    private long left;

    BoundedBody(Sink<T> sink, long most) {
        this.sink = sink;
        this.most = most;
        left = most;
    }

    @Override
    public CompletionStage<T> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            left -= buffer.remaining();
            if (left < 0) {
                subscription.cancel();
                whole.completeExceptionally(new TooMuchException(most));
                return;
            }
            sink.take(buffer);
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable cause) {
        whole.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        whole.complete(sink.whole());
    }

    /** Before it begins. */
    private static final class None implements Subscription {
        @Override
        public void request(long count) {
            // Nothing comes from here.
        }

        @Override
        public void cancel() {
            // Nothing comes from here.
        }
    }
}
