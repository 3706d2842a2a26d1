package io.kenh.platform.postgres;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Starts the server while Spring still reads its configuration; whoever needs it first waits for it. */
final class PostgresStarter implements BeanFactoryPostProcessor, DisposableBean {

    private final CompletableFuture<EmbeddedPostgres> server;

    PostgresStarter(Path data) {
        server = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(data),
                start -> new Thread(start, "postgres-start").start());
    }

    EmbeddedPostgres await() {
        try {
            return server.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof PostgresFailure failure ? failure : failed;
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // Being a post-processor is what makes Spring create this bean before all others.
    }

    /** Runs after the DataSource is closed, because that depends on this bean. */
    @Override
    public void destroy() {
        Optional.ofNullable(server.exceptionally(failed -> null).join()).ifPresent(EmbeddedPostgres::close);
    }
}
