using WigToken.Storage;
using WigToken.Storage.Access;

namespace WigToken.Access;

/// <summary>
/// Which tokens have ended, for streams: they outlast the check that let them in. All streams share one look at the database, so that thousands of
/// them ask no more often than one.
/// </summary>
internal sealed class EndedTokens(ITokenStore tokens, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<HashSet<long>>? _ended;
    private long _askedAt;

    /// <summary>Whether a token is known to have ended, some seconds ago. While the database cannot say, it has not.</summary>
    public async Task<bool> HasEndedAsync(Token token, CancellationToken cancellationToken)
    {
        try
        {
            return (await NewestAsync().WaitAsync(cancellationToken)).Contains(token.Id);
        }
        catch (WigTokenException)
        {
            // It has no news for the stream either, and says in the log why.
            return false;
        }
    }

    private Task<HashSet<long>> NewestAsync()
    {
        lock (_lock)
        {
            if (_ended is null || time.GetElapsedTime(_askedAt) > Freshness)
                (_ended, _askedAt) = (Task.Run(AskAsync), time.GetTimestamp());
            return _ended;
        }
    }

    private async Task<HashSet<long>> AskAsync()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return [.. (await tokens.GetTokensAsync(CancellationToken.None)).Where(token => !token.IsLive(now)).Select(static token => token.Id)];
    }
}
