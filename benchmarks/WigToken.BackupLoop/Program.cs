using System.Globalization;
using WigToken.Storage.Sqlite;

// Backs a database up into a folder, over and over until it is killed, and says a line for each copy.
if (args is not [var database, var folder])
{
    await Console.Error.WriteLineAsync("WigToken.BackupLoop DATABASE FOLDER");
    return 2;
}

for (var i = 0; ; i++)
{
    var report = await SqliteBackup.CreateAsync(database, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.backup")), CancellationToken.None);
    Console.WriteLine(report);
}
