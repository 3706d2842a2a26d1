package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    @Test
    void callers_that_wait_together_share_a_commit_and_each_gets_its_own_answer() throws Exception {
        List<Integer> commits = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        try (GroupCommit<Integer, String> group = new GroupCommit<>("test", 64, batch -> {
            commits.add(batch.size());
            await(first);
            return batch.stream().map(i -> "done " + i).toList();
        })) {
            List<CompletableFuture<String>> answers = IntStream.range(0, 50).mapToObj(group::add).toList();
            first.countDown();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("done " + i);
            }
        }
        assertThat(commits).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void one_bad_item_fails_alone() {
        try (GroupCommit<Integer, Integer> group = new GroupCommit<>("test", 64, batch -> {
            if (batch.contains(7)) {
                throw new IllegalStateException("seven");
            }
            return batch;
        })) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 20).mapToObj(group::add).toList();
            for (int i = 0; i < 20; i++) {
                CompletableFuture<Integer> answer = answers.get(i);
                if (i == 7) {
                    assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("seven");
                } else {
                    assertThat(answer.join()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void after_closing_nothing_is_taken_that_would_not_be_answered() {
        GroupCommit<Integer, Integer> group = new GroupCommit<>("test", 4, batch -> batch);
        group.close();
        assertThatThrownBy(group.add(1)::join).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
